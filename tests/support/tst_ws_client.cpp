#include "support/answer.h"
#include "support/ws_client.h"

#include <QtTest/QTest>
#include <QtWebSockets/QWebSocketServer>

using namespace mc::test;

/// WsClient against a server that says what each test wants.
class tst_WsClient : public QObject
{
    Q_OBJECT

    std::unique_ptr<QWebSocket> accepted()
    {
        const bool connected = QTest::qWaitFor([this] { return m_server.hasPendingConnections(); });
        return std::unique_ptr<QWebSocket>(connected ? m_server.nextPendingConnection() : nullptr);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        m_url = m_server.serverUrl();
        m_url.setHost(QStringLiteral("127.0.0.1"));
    }

    void expect_messagesInARow_areReadInOrder()
    {
        WsClient client(m_url, "a.token");
        const auto peer = accepted();
        QVERIFY(peer);
        QCOMPARE(peer->request().rawHeader("Authorization"), QByteArray("Bearer a.token"));
        peer->sendTextMessage(QStringLiteral("{\"type\":\"connection_status\",\"data\":{\"last_sync\":\"c1\"}}"));
        peer->sendTextMessage(
            QStringLiteral("{\"type\":\"new_notification\",\"data\":{\"id\":\"x\",\"sync\":\"c2\"}}"));
        client.expect("connection_status");
        QCOMPARE(client.cursor(), QStringLiteral("c1"));
        expectAt(client.expect("new_notification"), "id", "x");
        QCOMPARE(client.cursor(), QStringLiteral("c2"));
    }

    void send_textAndBinary_arrive()
    {
        WsClient client(m_url);
        const auto peer = accepted();
        QVERIFY(peer);
        QString text;
        QByteArray bytes;
        connect(peer.get(), &QWebSocket::textMessageReceived, peer.get(),
            [&text](const QString &message) { text = message; });
        connect(peer.get(), &QWebSocket::binaryMessageReceived, peer.get(),
            [&bytes](const QByteArray &message) { bytes = message; });
        QTRY_VERIFY(client.isOpen());
        client.send(object({{"type", "mark_read"}}));
        client.sendBinary("binary");
        QTRY_COMPARE(text, QStringLiteral("{\"type\":\"mark_read\"}"));
        QTRY_COMPARE(bytes, QByteArray("binary"));
        QVERIFY(client.ping());
    }

    void closeCode_serverCloses_isItsCode()
    {
        WsClient client(m_url);
        const auto peer = accepted();
        QVERIFY(peer);
        peer->close(QWebSocketProtocol::CloseCode(4403));
        QCOMPARE(client.closeCode(), 4403);
        QVERIFY(client.next().isEmpty());
    }

private:
    QWebSocketServer m_server {QStringLiteral("test"), QWebSocketServer::NonSecureMode};
    QUrl m_url;
};

QTEST_GUILESS_MAIN(tst_WsClient)
#include "tst_ws_client.moc"
