#include "support/ws_client.h"

#include "support/json.h"

#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocketHandshakeOptions>

namespace mc::test {

namespace {

// Once a test has failed there is nothing more to wait for.
int patience() { return QTest::currentTestFailed() ? 500 : 15'000; }

void fail(const QByteArray &message, std::source_location where)
{
    QTest::qFail(message.constData(), where.file_name(), int(where.line()));
}

} // namespace

WsClient::WsClient(const QUrl &url, const QByteArray &token)
    : WsClient(url, Options {.token = token})
{
}

WsClient::WsClient(const QUrl &url, const Options &options)
    : m_record(url.path())
{
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString &text) {
        m_record.received(text.toUtf8());
        m_messages.append(toObject(text.toUtf8()));
    });
    QObject::connect(&m_socket, &QWebSocket::pong, &m_socket, [this] { ++m_pongs; });
    QNetworkRequest request(url);
    if (!options.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + options.token);
    if (!options.authority.isEmpty()) {
        QSslConfiguration trust = m_socket.sslConfiguration();
        trust.setCaCertificates(QSslCertificate::fromPath(options.authority));
        m_socket.setSslConfiguration(trust);
    }
    QWebSocketHandshakeOptions handshake;
    handshake.setSubprotocols(options.subprotocols);
    m_socket.open(request, handshake);
}

QJsonObject WsClient::next()
{
    const auto settled
        = [this] { return !m_messages.isEmpty() || m_socket.state() == QAbstractSocket::UnconnectedState; };
    if (!QTest::qWaitFor(settled, patience()) || m_messages.isEmpty())
        return {};
    const QJsonObject message = m_messages.takeFirst();
    const QJsonValue sync = at(message, "data.sync");
    if (const QJsonValue cursor = sync.isString() ? sync : at(message, "data.last_sync"); cursor.isString())
        m_cursor = cursor.toString();
    return message;
}

QJsonObject WsClient::expect(const char *type, std::source_location where)
{
    const QJsonObject message = next();
    if (at(message, "type").toString() != QLatin1String(type)) {
        const QByteArray got = message.isEmpty() ? QByteArray("nothing") : toBytes(message);
        const QByteArray closed
            = isOpen() ? QByteArray() : " (closed with " + QByteArray::number(m_socket.closeCode()) + ')';
        fail(QByteArray("WebSocket: expected ") + type + ", got " + got + closed, where);
    }
    return at(message, "data").toObject();
}

QJsonObject WsClient::expectError(std::source_location where)
{
    const QJsonObject data = expect("error", where);
    if (!at(data, "code").isString() || !at(data, "message").isString())
        fail("WebSocket: an error without code and message: " + toBytes(data), where);
    return data;
}

QList<QJsonObject> WsClient::expectEach(int count, const char *type, std::source_location where)
{
    QList<QJsonObject> all;
    for (int i = 0; i < count && !QTest::currentTestFailed(); ++i)
        all.append(expect(type, where));
    return all;
}

int WsClient::closeCode()
{
    const auto closed = [this] { return m_socket.state() == QAbstractSocket::UnconnectedState; };
    return QTest::qWaitFor(closed, patience()) ? int(m_socket.closeCode()) : 0;
}

bool WsClient::ping()
{
    const int before = m_pongs;
    m_socket.ping();
    return QTest::qWaitFor([this, before] { return m_pongs > before; }, patience());
}

void WsClient::send(const QJsonObject &message) { sendText(QString::fromUtf8(toBytes(message))); }

void WsClient::sendText(const QString &text)
{
    m_record.sent(text.toUtf8());
    m_socket.sendTextMessage(text);
    m_socket.flush();
}

void WsClient::sendBinary(const QByteArray &bytes)
{
    m_socket.sendBinaryMessage(bytes);
    m_socket.flush();
}

} // namespace mc::test
