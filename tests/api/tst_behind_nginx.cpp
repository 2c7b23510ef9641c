#include "support/curl.h"
#include "support/database.h"
#include "support/fixed_port.h"
#include "support/private_nginx.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray inbox = "/api/notifications/";

// An instance comes back on the port that nginx knows.
Environment settings()
{
    return {{"MEDICONNECT_LISTEN", "127.0.0.1:" + QByteArray::number(fixedPort())},
        {"MEDICONNECT_TRUSTED_PROXIES", "127.0.0.1"}, {"MEDICONNECT_RATE_LIMIT", "30/h"},
        {"MEDICONNECT_LOG_LEVEL", "debug"}};
}

} // namespace

/// Two instances behind a real nginx with the configuration that the product ships (resources/nginx/mediconnect.conf). Clients come
/// from addresses 127.0.0.x; nginx connects to the instances from 127.0.0.1.
class tst_BehindNginx : public QObject
{
    Q_OBJECT

    CurlRequest request(const QByteArray &target, const QByteArray &token = {}, const char *from = "127.0.0.1")
    {
        CurlRequest request {.url = m_base + target, .authority = m_nginx->authority(), .from = from};
        if (!token.isEmpty())
            request.headers.append({"Authorization", "Bearer " + token});
        return request;
    }
    Answer get(const QByteArray &target, const QByteArray &token = {}, const char *from = "127.0.0.1")
    {
        return curl(request(target, token, from));
    }
    Answer post(
        const QByteArray &target, const QByteArray &body, const QByteArray &token = {}, const char *from = "127.0.0.1")
    {
        CurlRequest posted = request(target, token, from);
        posted.method = "POST";
        posted.body = body;
        return curl(posted);
    }
    Answer notify(const User &user)
    {
        return post(inbox, toBytes(m_service.notification(user).body()), tokenOf({0, "platform", "service"}));
    }
    QUrl socketUrl(const User &user, const QByteArray &query = {})
    {
        QUrl url(QString::fromLatin1(m_base + socketPath(user.id) + query));
        url.setScheme(QStringLiteral("wss"));
        return url;
    }
    QStringList subprotocols(const QByteArray &token)
    {
        return {QStringLiteral("mediconnect.v1"), QStringLiteral("bearer.") + QString::fromLatin1(token)};
    }
    QByteArray addressIn(const char *requestId)
    {
        return m_database->value(
            QByteArray("SELECT host(address) FROM audit_log WHERE request_id = '") + requestId + '\'');
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        m_other = std::make_unique<ServiceProcess>(m_service.databaseUri(), settings());
        m_other->start();
        QVERIFY(!QTest::currentTestFailed());
        m_nginx = std::make_unique<PrivateNginx>(m_service.process().port(), m_other->port());
        m_base = "https://localhost:" + QByteArray::number(m_nginx->port());
        m_database = std::make_unique<Database>(m_service.databaseUri());
        m_admin = m_service.directory().admin("admin");
        m_ann = m_service.directory().patient("ann");
    }
    void cleanup()
    {
        m_service.showLogWhenFailed();
        if (QTest::currentTestFailed())
            qWarning().noquote() << "nginx's logs:" << m_nginx->accessLog().right(4000) << m_nginx->errorLog();
    }

    void request_overHttp2_isAnswered()
    {
        notify(m_ann).expect(201);
        const Answer answer = get(inbox, tokenOf(m_ann)).expect(200).expect("count", 1);
        QVERIFY(!answer.header("X-Request-Id").isEmpty());
        QVERIFY(answer.header("Strict-Transport-Security").startsWith("max-age="));
        QVERIFY(m_nginx->accessLog().contains("\"GET /api/notifications/ HTTP/2.0\" 200"));
        get(inbox).expectProblem(401, "unauthenticated");
    }

    void plainHttp_leadsToHttps()
    {
        const QByteArray plain = "http://127.0.0.1:" + QByteArray::number(m_nginx->plainPort());
        const Answer answer = curl({.url = plain + inbox + "?page=2"}).expect(308);
        QVERIFY(answer.header("Location").startsWith("https://"));
        QVERIFY(answer.header("Location").endsWith("/api/notifications/?page=2"));
    }

    void auditLog_recordsTheClient_whateverItClaims()
    {
        CurlRequest look = request(userPath(m_ann.id), tokenOf(m_admin), "127.0.0.2");
        look.headers += {{"X-Request-Id", "honest"}};
        curl(look).expect(200);
        QCOMPARE(addressIn("honest"), QByteArray("127.0.0.2"));
        look.headers = look.headers.first(1)
            + Headers {{"X-Request-Id", "spoofed"}, {"X-Forwarded-For", "198.51.100.7"},
                {"Forwarded", "for=198.51.100.7"}, {"X-Real-Ip", "198.51.100.7"}};
        curl(look).expect(200);
        QCOMPARE(addressIn("spoofed"), QByteArray("127.0.0.2"));
    }

    void limits_areTheClients()
    {
        int passed = 0, refusedInARow = 0;
        while (passed < 200 && refusedInARow < 4) {
            const bool isRefused = get(inbox, {}, "127.0.0.3").status == 429;
            passed += isRefused ? 0 : 1;
            refusedInARow = isRefused ? refusedInARow + 1 : 0;
        }
        QVERIFY2(passed >= 60 && passed <= 64,
            QByteArray::number(passed).constData()); // 30 at each instance, which come back slowly
        get(inbox, {}, "127.0.0.4").expect(401);
    }

    void signIns_areThrottledByClient()
    {
        const QByteArray wrong = toBytes(object({{"username", "ben"}, {"password", "wrong"}}));
        int refused = 0;
        while (refused < 20 && post("/api/auth/token/", wrong, {}, "127.0.0.5").status == 401)
            ++refused;
        QVERIFY2(refused >= 5 && refused <= 10, QByteArray::number(refused).constData()); // five at each instance
        post("/api/auth/token/", wrong, {}, "127.0.0.6").expect(401);
    }

    void socket_withAToken_isUpgraded_data()
    {
        QTest::addColumn<QByteArray>("place");
        for (const char *place : {"subprotocol", "header", "query"})
            QTest::newRow(place) << QByteArray(place);
    }
    void socket_withAToken_isUpgraded()
    {
        QFETCH(QByteArray, place);
        const User cleo = m_service.directory().patient("cleo");
        const QByteArray token = tokenOf(cleo);
        WsClient socket(socketUrl(cleo, place == "query" ? "?token=" + token : QByteArray()),
            WsClient::Options {.token = place == "header" ? token : QByteArray(),
                .subprotocols = place == "subprotocol" ? subprotocols(token) : QStringList(),
                .authority = m_nginx->authority()});
        socket.expect("connection_status");
        QCOMPARE(socket.subprotocol(), place == "subprotocol" ? QStringLiteral("mediconnect.v1") : QString());
        const QString id = notify(cleo).expect(201).text("id");
        expectAt(socket.expect("new_notification"), "id", id);
        socket.send(object({{"type", "mark_read"}, {"notification_id", id}}));
        expectAt(socket.expect("notification_read"), "notification_id", id);
        QVERIFY(socket.ping());
    }

    void tooLargeBody_isAProblem()
    {
        const QByteArray body(2 * 1024 * 1024, ' ');
        const Answer answer = post(inbox, body, tokenOf(m_admin)).expectProblem(413, "payload_too_large");
        QCOMPARE(answer.header("Content-Type"), QByteArray("application/problem+json"));
    }

    void metrics_areNotShown()
    {
        get("/metrics").expect(404);
        get("/healthz").expect(200);
    }

    // Everything goes on while one instance is away, and both are used when it is back.
    void instance_restarted_isHardlyNoticed()
    {
        const User dan = m_service.directory().patient("dan");
        const auto here = std::make_unique<WsClient>(socketUrl(dan),
            WsClient::Options {.subprotocols = subprotocols(tokenOf(dan)), .authority = m_nginx->authority()});
        here->expect("connection_status");
        QCOMPARE(m_service.process().terminate(), 0);
        for (int i = 0; i < 10; ++i) {
            get(inbox, tokenOf(dan)).expect(200);
            notify(dan).expect(201);
        }
        get(inbox, tokenOf(dan)).expect("count", 10);
        WsClient again(socketUrl(dan),
            WsClient::Options {.subprotocols = subprotocols(tokenOf(dan)), .authority = m_nginx->authority()});
        expectAt(again.expect("connection_status"), "unread_count", 10);
        // Its socket told that its instance stops, when it was at that one.
        if (!here->isOpen())
            QCOMPARE(here->closeCode(), 1001);

        m_other->kill();
        QTRY_COMPARE(get(inbox, tokenOf(dan)).status, 503);
        const Answer away = get(inbox, tokenOf(dan)).expectProblem(503, "unavailable");
        QCOMPARE(away.header("Retry-After"), QByteArray("1"));
        m_service.process().start();
        m_other->start();
        QTRY_COMPARE_WITH_TIMEOUT(get(inbox, tokenOf(dan)).status, 200, 20'000);
    }

    // The last one: what all the others have left there.
    void logs_holdNoToken()
    {
        // What nginx would write into its error log with its query.
        const QByteArray token = tokenOf(m_ann);
        m_service.process().kill();
        m_other->kill();
        get(socketPath(m_ann.id) + "?token=" + token).expect(503);
        get(inbox + "?token=" + token, token).expect(503);
        get(inbox + "unsubscribe/dG9rZW4tb2YtYS1saW5r/").expect(503);

        const QByteArray log = m_nginx->accessLog();
        QVERIFY(log.contains("\"GET " + socketPath(m_ann.id) + " HTTP"));
        QVERIFY(log.contains("\"GET /api/notifications/unsubscribe/*** HTTP"));
        QVERIFY(log.contains("127.0.0.2 ["));
        for (const QByteArray &text : {log, m_nginx->errorLog(), m_service.process().log(), m_other->log()}) {
            for (const char *secret : {"eyJ", "token=", "bearer.", "Bearer ", "dG9rZW4tb2YtYS1saW5r"})
                QVERIFY2(!text.contains(secret), secret);
        }
    }

private:
    RunningService m_service {settings()};
    std::unique_ptr<ServiceProcess> m_other;
    std::unique_ptr<PrivateNginx> m_nginx;
    QByteArray m_base;
    std::unique_ptr<Database> m_database;
    User m_admin;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_BehindNginx)
#include "tst_behind_nginx.moc"
