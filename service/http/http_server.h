#pragma once

#include "http/request_dispatcher.h"

#include <QtHttpServer/QAbstractHttpServer>

namespace mc::http {

/// QtHttpServer's part of a worker: takes requests from admission's sockets and answers them through the dispatcher,
/// synchronously, because asynchronous answers crash QtHttpServer 6.4 when the client has gone. What differs between Qt's
/// versions stays in http_server.cpp.
class HttpServer : public QAbstractHttpServer
{
    Q_OBJECT
public:
    explicit HttpServer(const RequestDispatcher &dispatcher, QObject *parent = nullptr);

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#endif

private:
    Answer answerTo(const QHttpServerRequest &request) const;

    const RequestDispatcher &m_dispatcher;
};

} // namespace mc::http
