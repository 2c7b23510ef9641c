#include "support/database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray inbox = "/api/notifications/";
const QHostAddress proxy(QStringLiteral("127.0.0.10"));
const QHostAddress stranger(QStringLiteral("127.0.0.20"));
constexpr char first[] = "198.51.100.1";
constexpr char second[] = "198.51.100.2";

/// One who calls from an address of this machine.
class Peer
{
public:
    Peer(quint16 port, const QHostAddress &from, const Headers &headers)
        : m_connection(port, from)
        , m_headers(headers)
    {
    }

    Answer get(const QByteArray &target) { return m_connection.exchange({"GET", target, m_headers}); }
    Answer signIn(const char *name)
    {
        return m_connection.exchange(
            {"POST", "/api/auth/token/", m_headers + Headers {{"Content-Type", "application/json"}},
                toBytes(object({{"username", name}, {"password", "wrong"}}))});
    }

private:
    HttpConnection m_connection;
    Headers m_headers;
};

} // namespace

/// Whom a request behind a proxy comes from, for everything that goes by addresses (CONTRACT section 12, "Behind a proxy"). The
/// proxy is 127.0.0.10; 127.0.0.20 is a client that claims to be one.
class tst_Forwarded : public QObject
{
    Q_OBJECT

    Peer behindProxy(const char *client) { return Peer(port(), proxy, {{"X-Forwarded-For", client}}); }
    Peer pretending(const char *client) { return Peer(port(), stranger, {{"X-Forwarded-For", client}}); }
    quint16 port() { return m_service.api().port(); }

    /// What the audit log says of an admin who looks at Ann's entry.
    QByteArray recordedAddress(const QHostAddress &from, const Headers &headers)
    {
        const QByteArray id = "look-" + QByteArray::number(++m_looks);
        Peer(port(), from, headers + Headers {{"Authorization", "Bearer " + tokenOf(m_admin)}, {"X-Request-Id", id}})
            .get(userPath(m_ann.id))
            .expect(200);
        return m_database->value("SELECT host(address) FROM audit_log WHERE request_id = '" + id + '\'');
    }
    std::unique_ptr<RawSocket> openSocket(const char *client)
    {
        const User guest = m_service.directory().patient("guest");
        auto socket = std::make_unique<RawSocket>(port(), proxy);
        socket->send(handshakeHead(
            socketPath(guest.id), {{"Authorization", "Bearer " + tokenOf(guest)}, {"X-Forwarded-For", client}}));
        m_status = socket->readUntil("\r\n\r\n").split(' ').value(1).toInt();
        return socket;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_database = std::make_unique<Database>(m_service.databaseUri());
        m_admin = m_service.directory().admin("admin");
        m_ann = m_service.directory().patient("ann");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void auditLog_recordsTheClient_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("address");
        const auto row = [](const char *name, const QHostAddress &peer, const char *header, const char *value,
                             const char *address) {
            QTest::newRow(name) << peer.toString() << QByteArray(header) << QByteArray(value) << QByteArray(address);
        };
        row("through the proxy", proxy, "X-Forwarded-For", "203.0.113.9, 198.51.100.1", first);
        row("IPv6, through the proxy", proxy, "X-Forwarded-For", "2001:db8::7", "2001:db8::7");
        row("a proxy that says nothing", proxy, "X-Other", "1", "127.0.0.10");
        row("a proxy that says nonsense", proxy, "X-Forwarded-For", "198.51.100.1, unknown", "127.0.0.10");
        row("a header that the proxy does not write", proxy, "Forwarded", "for=198.51.100.1", "127.0.0.10");
        row("somebody else", stranger, "X-Forwarded-For", first, "127.0.0.20");
    }
    void auditLog_recordsTheClient()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, address);
        QCOMPARE(recordedAddress(QHostAddress(peer), {{header, value}}), address);
    }

    void auditLog_ofAnOpenedInbox_recordsTheClient()
    {
        HttpConnection(port(), proxy)
            .exchange({"GET", socketPath(m_ann.id),
                {{"Authorization", "Bearer " + tokenOf(m_admin)}, {"X-Forwarded-For", first}, {"X-Request-Id", "open"},
                    {"Connection", "Upgrade"}, {"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"},
                    {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}}})
            .expect(101);
        QCOMPARE(m_database->value("SELECT host(address) FROM audit_log WHERE request_id = 'open'"), QByteArray(first));
    }

    void rateLimit_countsByClient()
    {
        int passed = 0;
        while (passed < 100 && behindProxy(first).get(inbox).status == 401)
            ++passed;
        QCOMPARE(passed, 40);
        behindProxy(first).get(inbox).expectProblem(429, "NOTIF_007");
        behindProxy(second).get(inbox).expect(401);
        // Nobody has another limit by saying that they are somebody else.
        passed = 0;
        while (passed < 100
            && pretending(("203.0.113." + QByteArray::number(passed)).constData()).get(inbox).status == 401)
            ++passed;
        QCOMPARE(passed, 40);
    }

    void signIns_areThrottledByClient()
    {
        for (int i = 0; i < 5; ++i)
            behindProxy("198.51.100.3").signIn("ben").expect(401);
        behindProxy("198.51.100.3").signIn("ben").expect(429);
        behindProxy("198.51.100.4").signIn("ben").expect(401);
    }

    void sockets_areCountedByClient()
    {
        const auto one = openSocket(first), two = openSocket(first);
        QCOMPARE(m_status, 101);
        openSocket(first);
        QCOMPARE(m_status, 429);
        const auto other = openSocket(second);
        QCOMPARE(m_status, 101);
    }

    void standardHeader_whenSet_isTheOneThatCounts()
    {
        RunningService other {
            {{"MEDICONNECT_TRUSTED_PROXIES", "127.0.0.0/8, ::1"}, {"MEDICONNECT_FORWARDED_HEADER", "Forwarded"}}};
        other.start();
        const User admin = other.directory().admin("admin"), ann = other.directory().patient("ann");
        HttpConnection(other.api().port(), proxy)
            .exchange({"GET", userPath(ann.id),
                {{"Authorization", "Bearer " + tokenOf(admin)}, {"X-Request-Id", "look"}, {"X-Forwarded-For", second},
                    {"Forwarded", "for=\"198.51.100.1:4711\";proto=https, for=127.0.0.9"}}})
            .expect(200);
        const QByteArray asked = "SELECT host(address) FROM audit_log WHERE request_id = 'look'";
        QCOMPARE(Database(other.databaseUri()).value(asked), QByteArray(first));
    }

private:
    RunningService m_service {{{"MEDICONNECT_TRUSTED_PROXIES", "127.0.0.10"}, {"MEDICONNECT_RATE_LIMIT", "40/h"},
        {"MEDICONNECT_SOCKETS_PER_ADDRESS", "2"}}};
    std::unique_ptr<Database> m_database;
    User m_admin;
    User m_ann;
    int m_looks = 0;
    int m_status = 0;
};

QTEST_GUILESS_MAIN(tst_Forwarded)
#include "tst_forwarded.moc"
