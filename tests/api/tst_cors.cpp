#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray app = "https://app.clinic.example";
const QByteArray stranger = "https://elsewhere.example";
const QByteArray inbox = "/api/notifications/";

QByteArrayList corsHeaders(const Answer &answer)
{
    QByteArrayList names;
    for (const Header &header : answer.headers) {
        if (header.first.toLower().startsWith("access-control-"))
            names += header.first;
    }
    return names;
}

/// All values of Vary, in lower case.
QByteArrayList varies(const Answer &answer)
{
    QByteArrayList names;
    for (const Header &header : answer.headers) {
        const QByteArrayList values = header.first.toLower() == "vary" ? header.second.split(',') : QByteArrayList();
        for (const QByteArray &value : values)
            names += value.trimmed().toLower();
    }
    return names;
}

QByteArrayList list(const QByteArray &value) { return value.toLower().replace(' ', "").split(','); }

} // namespace

/// What browsers need to let a page of another origin call the API (CONTRACT section 2; Fetch standard, section 3.2).
class tst_Cors : public QObject
{
    Q_OBJECT

    Caller from(const QByteArray &origin) { return m_service.api().anonymous().with("Origin", origin); }
    Answer preflight(const QByteArray &origin, const QByteArray &path, const QByteArray &method = "GET")
    {
        return from(origin).with("Access-Control-Request-Method", method).send("OPTIONS", path);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void preflight_listedOrigin_isAllowed_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("methods");
        QTest::newRow("list") << app << inbox << QByteArray("GET, HEAD, POST");
        QTest::newRow("without slash") << app << inbox.chopped(1) << QByteArray("GET, HEAD, POST");
        QTest::newRow("one") << app << QByteArray("/api/notifications/7/") << QByteArray("GET, HEAD, PATCH, DELETE");
        QTest::newRow("sign-in") << app << QByteArray("/api/auth/token/") << QByteArray("POST");
        QTest::newRow("second origin") << QByteArray("http://localhost:3000") << inbox << QByteArray("GET, HEAD, POST");
    }
    void preflight_listedOrigin_isAllowed()
    {
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, methods);
        const Answer answer = preflight(origin, path).expect(204);
        QCOMPARE(answer.header("Access-Control-Allow-Origin"), origin);
        QCOMPARE(answer.header("Access-Control-Allow-Methods"), methods);
        QCOMPARE(list(answer.header("Access-Control-Allow-Headers")),
            QByteArrayList({"authorization", "content-type", "idempotency-key", "x-request-id"}));
        QCOMPARE(answer.header("Access-Control-Max-Age"), QByteArray("7200"));
        QVERIFY(answer.header("Access-Control-Allow-Credentials").isEmpty());
        for (const char *name : {"origin", "access-control-request-method", "access-control-request-headers"})
            QVERIFY2(varies(answer).contains(name), name);
        QVERIFY(answer.body.isEmpty());
    }

    void preflight_unknownPath_is404() { preflight(app, "/api/nowhere/").expectProblem(404, "not_found"); }

    void preflight_otherOrigin_isAPlainOptions_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::newRow("unlisted") << stranger;
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("another scheme") << QByteArray("http://app.clinic.example");
        QTest::newRow("another port") << app + ":8443";
        QTest::newRow("longer") << app + ".evil.example";
        QTest::newRow("any") << QByteArray("*");
        QTest::newRow("empty") << QByteArray();
    }
    void preflight_otherOrigin_isAPlainOptions()
    {
        QFETCH(QByteArray, origin);
        const Answer answer = preflight(origin, inbox).expectProblem(405, "method_not_allowed");
        QCOMPARE(answer.header("Allow"), QByteArray("GET, HEAD, POST"));
        QCOMPARE(corsHeaders(answer), QByteArrayList());
        QVERIFY(varies(answer).contains("origin"));
    }

    void options_withoutPreflight_is405()
    {
        const Answer answer
            = m_service.api().anonymous().send("OPTIONS", inbox).expectProblem(405, "method_not_allowed");
        QCOMPARE(answer.header("Allow"), QByteArray("GET, HEAD, POST"));
        QCOMPARE(corsHeaders(answer), QByteArrayList());
        from(app).send("OPTIONS", inbox).expect(405);
    }

    void answer_listedOrigin_canBeRead_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("list") << true << inbox << 200;
        QTest::newRow("refused") << true << QByteArray("/api/users/") << 403;
        QTest::newRow("no token") << false << inbox << 401;
        QTest::newRow("nothing there") << true << QByteArray("/api/nowhere/") << 404;
        QTest::newRow("bad query") << true << inbox + "?page=0" << 400;
    }
    void answer_listedOrigin_canBeRead()
    {
        QFETCH(bool, known);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        const Caller caller = known ? m_service.api().as(m_ann) : m_service.api().anonymous();
        const Answer answer = caller.with("Origin", app).get(path).expect(status);
        QCOMPARE(answer.header("Access-Control-Allow-Origin"), app);
        QVERIFY(varies(answer).contains("origin"));
        for (const char *name : {"location", "retry-after", "x-request-id", "ratelimit", "ratelimit-policy"})
            QVERIFY2(list(answer.header("Access-Control-Expose-Headers")).contains(name), name);
    }

    void answer_otherOrNoOrigin_saysNothing()
    {
        for (const Caller &caller : {m_service.api().as(m_ann).with("Origin", stranger), m_service.api().as(m_ann)}) {
            const Answer answer = caller.get(inbox).expect(200);
            QCOMPARE(corsHeaders(answer), QByteArrayList());
            QVERIFY(varies(answer).contains("origin"));
        }
    }

    void preflights_areNotCounted()
    {
        RunningService limited({{"MEDICONNECT_CORS_ORIGINS", app}, {"MEDICONNECT_RATE_LIMIT", "3/h"}});
        limited.start();
        const Caller page = limited.api().anonymous().with("Origin", app);
        for (int i = 0; i < 10; ++i)
            page.with("Access-Control-Request-Method", "GET").send("OPTIONS", inbox).expect(204);
        for (int i = 0; i < 3; ++i)
            page.get(inbox).expect(401);
        const Answer refused = page.get(inbox).expectProblem(429, "NOTIF_007");
        QCOMPARE(refused.header("Access-Control-Allow-Origin"), app);
    }

    void noOrigins_isOff()
    {
        RunningService off;
        off.start();
        const Answer answer = off.api().anonymous().with("Origin", app).get(inbox).expect(401);
        QCOMPARE(corsHeaders(answer), QByteArrayList());
        QCOMPARE(varies(answer), QByteArrayList());
        off.api()
            .anonymous()
            .with("Origin", app)
            .with("Access-Control-Request-Method", "GET")
            .send("OPTIONS", inbox)
            .expect(405);
    }

private:
    RunningService m_service {{{"MEDICONNECT_CORS_ORIGINS", app + ", http://localhost:3000"}}};
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_Cors)
#include "tst_cors.moc"
