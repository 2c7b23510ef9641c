#pragma once

#include "http/worker_gate.h"

#include <QtHttpServer/QAbstractHttpServer>

namespace mc::http {

/// QtHttpServer's part of a worker: is shown the heads of requests on admission's sockets, and answers each by what the gate
/// knows of it, synchronously, because asynchronous answers crash QtHttpServer 6.4 when the client has gone. What differs
/// between Qt's versions stays in http_server.cpp.
class HttpServer : public QAbstractHttpServer
{
    Q_OBJECT
public:
    explicit HttpServer(WorkerGate &gate, QObject *parent = nullptr);

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#endif

private:
    WorkerGate &m_gate;
};

} // namespace mc::http
