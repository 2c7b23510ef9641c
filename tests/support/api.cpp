#include "support/api.h"

#include "support/json.h"

namespace mc::test {

namespace {

Headers upgradeHeaders()
{
    return {{"Connection", "Upgrade"}, {"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"},
        {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
}

} // namespace

Caller::Caller(HttpConnection &connection, quint16 port, const Headers &headers)
    : m_connection(&connection)
    , m_port(port)
    , m_headers(headers)
{
}

Caller Caller::with(const char *name, const QByteArray &value) const
{
    return Caller(*m_connection, m_port, m_headers + Headers {{name, value}});
}

Answer Caller::send(const QByteArray &method, const QByteArray &target) const
{
    return m_connection->exchange({method, target, m_headers});
}

Answer Caller::send(const QByteArray &method, const QByteArray &target, const QJsonObject &body) const
{
    return sendBytes(method, target, toBytes(body));
}

Answer Caller::sendBytes(
    const QByteArray &method, const QByteArray &target, const QByteArray &body, const QByteArray &contentType) const
{
    return m_connection->exchange({method, target, m_headers + Headers {{"Content-Type", contentType}}, body});
}

PendingAnswer Caller::postLater(const QByteArray &target, const QJsonObject &body) const
{
    auto connection = std::make_unique<HttpConnection>(m_port);
    connection->begin({"POST", target, m_headers + Headers {{"Content-Type", "application/json"}}, toBytes(body)});
    return PendingAnswer(std::move(connection));
}

Answer Caller::handshake(const QByteArray &target) const
{
    return HttpConnection(m_port).exchange({"GET", target, m_headers + upgradeHeaders()});
}

QByteArray handshakeHead(const QByteArray &target, const Headers &headers)
{
    QByteArray head = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const Header &header : upgradeHeaders() + headers)
        head += header.first + ": " + header.second + "\r\n";
    return head + "\r\n";
}

Api::Api(quint16 port)
    : m_port(port)
    , m_connection(port)
{
}

Caller Api::withToken(const QByteArray &token)
{
    return Caller(m_connection, m_port, {{"Authorization", "Bearer " + token}});
}

QUrl Api::socketUrl(qint64 userId, const QByteArray &token) const
{
    return QUrl(
        QString::fromLatin1("ws://127.0.0.1:" + QByteArray::number(m_port) + socketPath(userId) + "?token=" + token));
}

QByteArray notificationPath(const QString &id) { return "/api/notifications/" + id.toUtf8() + '/'; }
QByteArray userPath(qint64 id) { return "/api/users/" + QByteArray::number(id) + '/'; }
QByteArray socketPath(qint64 userId) { return "/ws/notifications/" + QByteArray::number(userId) + '/'; }

} // namespace mc::test
