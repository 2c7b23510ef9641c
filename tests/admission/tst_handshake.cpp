#include "admitted_server.h"
#include "conversation.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mc::admission;
using namespace mc::test;
using mc::loop::Connection;

namespace {

const QByteArray key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const QByteArray version = "Sec-WebSocket-Version: 13\r\n";

QByteArray handshake(const QByteArray &more = key + version, const QByteArray &method = "GET")
{
    return method + " /ws/7/ HTTP/1.1\r\nHost: a\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n" + more
        + "\r\n";
}

/// Lets callers named "friend" in, and keeps what was handed over.
class Gate : public WebSocketGate
{
public:
    std::optional<Decision> decide(const RequestHead &head, const QHostAddress &peer, Later) override
    {
        if (head.first("X-Caller").value_or(QByteArrayView()) != QByteArrayView("friend"))
            return Answer {.status = 403,
                .headers = {{"Content-Type", "text/plain"}},
                .body = "not you at " + head.path() + ' ' + head.requestId()};
        m_peer = peer;
        return TakeOver([this, text = head.text()](std::unique_ptr<Connection> connection) {
            connection->moveToThread(qApp->thread());
            const std::lock_guard lock(m_mutex);
            m_text = text;
            // Kept until the main thread, whose they are now, takes them: deleting one here would be a race.
            m_connections.push_back(std::move(connection));
        });
    }
    std::unique_ptr<Connection> taken()
    {
        const std::lock_guard lock(m_mutex);
        if (m_connections.empty())
            return {};
        std::unique_ptr<Connection> last = std::move(m_connections.back());
        m_connections.pop_back();
        return last;
    }
    QByteArray text() const { return m_text; }
    QHostAddress peer() const { return m_peer; }

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_connections;
    QByteArray m_text;
    QHostAddress m_peer;
};

} // namespace

class TestHandshake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handshake_ofBadForm_isRefusedWithNotif008_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no version") << handshake(key) << 426;
        QTest::newRow("old version") << handshake(key + "Sec-WebSocket-Version: 8\r\n") << 426;
        QTest::newRow("no key") << handshake(version) << 400;
        QTest::newRow("short key") << handshake(version + "Sec-WebSocket-Key: dGhl\r\n") << 400;
        QTest::newRow("key not base64") << handshake(version + "Sec-WebSocket-Key: ????????????????????????\r\n")
                                        << 400;
        QTest::newRow("two keys") << handshake(version + key + key) << 400;
        QTest::newRow("POST") << handshake(key + version, "POST") << 400;
        QTest::newRow("with a body") << handshake(key + version + "Content-Length: 1\r\n") << 400;
        QTest::newRow("1.0") << QByteArray(
            "GET /ws/ HTTP/1.0\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + key + version + "\r\n")
                             << 400;
        QTest::newRow("Connection without upgrade")
            << QByteArray("GET /ws/ HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n" + key + version + "\r\n") << 400;
    }
    void handshake_ofBadForm_isRefusedWithNotif008()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        Gate gate;
        AdmittedServer server({}, &gate);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(bytes);
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), status);
        QCOMPARE(code(heard), QStringLiteral("NOTIF_008"));
        QCOMPARE(heard.value("Sec-WebSocket-Version"), status == 426 ? QByteArray("13") : QByteArray());
        QCOMPARE(heard.value("Connection"), QByteArray("close"));
        client.receiveAll();
        QVERIFY(client.hasEnded());
        QVERIFY(!gate.taken());
    }

    void handshake_refusedByTheGate_getsItsAnswer()
    {
        Gate gate;
        AdmittedServer server({}, &gate);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(handshake(key + version + "X-Request-Id: mine\r\n"));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 403);
        QCOMPARE(heard.body, QByteArray("not you at /ws/7/ mine"));
        QCOMPARE(heard.value("X-Request-Id"), QByteArray("mine"));
        QCOMPARE(server.shown(), 0);
    }

    void handshake_withoutAGate_isNotFound()
    {
        AdmittedServer server;
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(handshake());
        QCOMPARE(hear(client).status(), 404);
    }

    void upgrade_toAnythingElse_isAnOrdinaryRequest()
    {
        Gate gate;
        AdmittedServer server({}, &gate);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/echo", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n"));
        const Heard heard = hear(client);
        QCOMPARE(heard.status(), 200);
        QVERIFY(heard.body.contains("Upgrade=\n"));
    }

    void handshake_accepted_handsTheConnectionOverWithLaterBytes()
    {
        Gate gate;
        AdmittedServer server({}, &gate);
        RawPeer client = RawPeer::connectedTo(server.port());
        const QByteArray bytes = handshake(key + version + "X-Caller: friend\r\n");
        client.send(get("/echo") + bytes + "early ");
        QCOMPARE(hear(client).status(), 200);
        std::unique_ptr<Connection> connection;
        QTRY_VERIFY(connection || (connection = gate.taken()));
        QCOMPARE(gate.text(), bytes);
        QCOMPARE(gate.peer(), QHostAddress(QHostAddress::LocalHost));
        QTRY_COMPARE(server.load(), 0);

        client.send("late");
        QByteArray got;
        connect(connection.get(), &Connection::readable, this, [&] { got += connection->read(100); });
        connection->setReading(true);
        QTRY_COMPARE(got, QByteArray("early late"));
        connection->write("answer");
        QCOMPARE(client.receiveUntil("answer"), QByteArray("answer"));
        QSignalSpy closed(connection.get(), &Connection::closed);
        connection->close();
        client.receiveAll();
        QVERIFY(client.hasEnded());
        client.close();
        QTRY_COMPARE(closed.count(), 1);
    }

    void handshake_peerLeavesAtOnce_isNoHarm()
    {
        Gate gate;
        AdmittedServer server({}, &gate);
        for (int i = 0; i < 50; ++i) {
            RawPeer client = RawPeer::connectedTo(server.port());
            client.send(handshake(key + version + "X-Caller: friend\r\n"));
            client.reset();
        }
        QTRY_COMPARE(server.load(), 0);
        RawPeer client = RawPeer::connectedTo(server.port());
        client.send(get("/echo"));
        QCOMPARE(hear(client).status(), 200);
        while (gate.taken()) { }
    }
};

#include "tst_handshake.moc"
QTEST_GUILESS_MAIN(TestHandshake)
