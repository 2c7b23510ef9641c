#include "http/http_server.h"

#include <QtHttpServer/QHttpServerRequest>
#include <QtHttpServer/QHttpServerResponder>
#include <QtHttpServer/QHttpServerResponse>
#include <QtNetwork/QTcpSocket>

namespace mc::http {

namespace {

QByteArray methodOf(const QHttpServerRequest &request)
{
    switch (request.method()) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Patch:
        return "PATCH";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    case QHttpServerRequest::Method::Options:
        return "OPTIONS";
    default: // other methods get no further than admission, or have no route
        return "UNKNOWN";
    }
}

// An empty value is told from no header: value() answers both alike.
bool has(const QHttpServerRequest &request, QByteArrayView name)
{
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    const auto headers = request.headers();
    return std::any_of(headers.begin(), headers.end(),
        [name](const auto &header) { return name.compare(header.first, Qt::CaseInsensitive) == 0; });
#else
    return request.headers().contains(QLatin1String(name));
#endif
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
// Composed by hand, because QHttpServerResponder writes each header with four writes, and can't set a list of them.
QByteArray serialised(const Answer &answer)
{
    QByteArray text;
    text.reserve(256 + answer.body.size());
    text += "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status) + "\r\n";
    text += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        text += name + ": " + value + "\r\n";
    return text += "\r\n" + answer.body;
}
#endif

} // namespace

HttpServer::HttpServer(const RequestDispatcher &dispatcher, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_dispatcher(dispatcher)
{
}

Answer HttpServer::answerTo(const QHttpServerRequest &from) const
{
    const QUrl url = from.url();
    Request request;
    request.method = methodOf(from);
    request.path = url.path(QUrl::FullyEncoded).toLatin1();
    request.query = url.query(QUrl::FullyEncoded).toLatin1();
    request.contentType = from.value("content-type");
    request.accept = from.value("accept");
    request.ifNoneMatch = from.value("if-none-match");
    request.authorization = from.value("authorization");
    request.providerSignature = from.value("x-twilio-signature");
    if (request.method == "POST" && has(from, "idempotency-key"))
        request.idempotencyKey = from.value("idempotency-key");
    request.requestId = from.value("x-request-id");
    request.origin = from.value("origin");
    request.wantedMethod = from.value("access-control-request-method");
    request.body = from.body();
    request.peer = from.remoteAddress();
    return m_dispatcher.answer(request);
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)

bool HttpServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    socket->write(serialised(answerTo(request)));
    return true;
}

#else

bool HttpServer::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    const Answer answer = answerTo(request);
    QHttpHeaders headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    responder.write(answer.body, headers, QHttpServerResponder::StatusCode(answer.status));
    return true;
}

#endif

} // namespace mc::http
