#include "http/http_server.h"

#include <QtHttpServer/QHttpServerRequest>
#include <QtHttpServer/QHttpServerResponder>
#include <QtHttpServer/QHttpServerResponse>
#include <QtNetwork/QTcpSocket>

namespace mc::http {

namespace {

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
// Composed by hand, because QHttpServerResponder writes each header with four writes, and can't set a list of them.
QByteArray serialised(const Answer &answer)
{
    QByteArray text;
    text.reserve(256 + answer.body.size());
    text += "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + admission::reasonPhrase(answer.status) + "\r\n";
    text += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        text += name + ": " + value + "\r\n";
    return text += "\r\n" + answer.body;
}
#endif

} // namespace

HttpServer::HttpServer(WorkerGate &gate, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_gate(gate)
{
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)

bool HttpServer::handleRequest(const QHttpServerRequest &, QTcpSocket *socket)
{
    socket->write(serialised(m_gate.answer()));
    return true;
}

#else

bool HttpServer::handleRequest(const QHttpServerRequest &, QHttpServerResponder &responder)
{
    const Answer answer = m_gate.answer();
    QHttpHeaders headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    responder.write(answer.body, headers, QHttpServerResponder::StatusCode(answer.status));
    return true;
}

#endif

} // namespace mc::http
