#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray inbox = "/api/notifications/";

int remaining(const Answer &answer)
{
    const QByteArray limit = answer.header("RateLimit");
    const qsizetype at = limit.indexOf(";r=");
    return limit.startsWith("\"default\";r=") ? limit.mid(at + 3).split(';').first().toInt() : -1;
}

} // namespace

/// The limit of callers (CONTRACT sections 2, 4 and 11), with a rate of 60 an hour, so that nothing comes back while a
/// test runs.
class tst_RateLimit : public QObject
{
    Q_OBJECT

    /// Sends requests until one is refused; how many were not.
    static int exhaust(const Caller &caller, const QByteArray &target = inbox)
    {
        for (int passed = 0; passed <= 60; ++passed) {
            if (caller.get(target).status == 429)
                return passed;
        }
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service.directory().patient("ann");
        m_ben = m_service.directory().patient("ben");
        m_admin = m_service.directory().admin("admin");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void answers_tellWhatIsLeft()
    {
        const Answer first = m_service.api().as(m_ben).get(inbox).expect(200);
        QCOMPARE(first.header("RateLimit-Policy"), QByteArray("\"default\";q=60;w=3600"));
        QCOMPARE(first.header("RateLimit"), QByteArray("\"default\";r=59;t=60"));
        QCOMPARE(remaining(m_service.api().as(m_ben).get("/api/notifications/nothing/").expect(404)), 58);
        QCOMPARE(remaining(m_service.api().as(m_ben).send("PUT", inbox).expect(405)), 57);
        QVERIFY(first.header("Retry-After").isEmpty());
    }

    void tooMany_is429()
    {
        const Caller ann = m_service.api().as(m_ann);
        QCOMPARE(exhaust(ann), 60);
        const Answer refused = ann.get(inbox).expectProblem(429, "NOTIF_007");
        QVERIFY(refused.header("Retry-After").toInt() >= 1);
        QVERIFY(refused.header("Retry-After").toInt() <= 60);
        QCOMPARE(refused.header("RateLimit"), "\"default\";r=0;t=" + refused.header("Retry-After"));
        QCOMPARE(refused.header("RateLimit-Policy"), QByteArray("\"default\";q=60;w=3600"));
        // Whatever the path, the method, and the way the same caller comes.
        ann.post("/api/users/", {}).expectProblem(429, "NOTIF_007");
        ann.get("/api/nowhere/").expectProblem(429, "NOTIF_007");
        ann.handshake(socketPath(m_ann.id)).expectProblem(429, "NOTIF_007");
        // The same id in another role is another caller, and so is everybody else.
        m_service.api().as({m_ann.id, m_ann.name, "doctor"}).get(inbox).expect(200);
        m_service.api().as(m_admin).get(inbox).expect(200);
    }

    void handshakes_count()
    {
        const User cleo = m_service.directory().patient("cleo");
        const Caller caller = m_service.api().as(cleo);
        caller.handshake(socketPath(cleo.id)).expect(101);
        QCOMPARE(remaining(caller.handshake(socketPath(m_ann.id)).expectProblem(403, "NOTIF_008")), 58);
        QCOMPARE(remaining(caller.get(inbox)), 57);
    }

    void badTokens_countForTheAddress()
    {
        QCOMPARE(exhaust(m_service.api().withToken("noise")), 60);
        m_service.api().anonymous().get(inbox).expectProblem(429, "NOTIF_007");
        m_service.api().anonymous().post("/api/auth/token/", {}).expectProblem(429, "NOTIF_007");
        m_service.api().anonymous().handshake(socketPath(m_ann.id)).expectProblem(429, "NOTIF_007");
        // Who is known has a limit of their own, and probes have none.
        m_service.api().as(m_admin).get(inbox).expect(200);
        for (const char *probe : {"/healthz", "/readyz"}) {
            const Answer answer = m_service.api().anonymous().get(probe).expect(200);
            QVERIFY(answer.header("RateLimit").isEmpty());
            QVERIFY(answer.header("RateLimit-Policy").isEmpty());
        }
    }

    void rateOfZero_isNoLimit()
    {
        RunningService unlimited; // the tests' own settings
        unlimited.start();
        const Answer answer = unlimited.api().as(unlimited.directory().patient("dan")).get(inbox).expect(200);
        QVERIFY(answer.header("RateLimit").isEmpty());
        QVERIFY(answer.header("RateLimit-Policy").isEmpty());
    }

private:
    RunningService m_service {{{"MEDICONNECT_RATE_LIMIT", "60/h"}}};
    User m_ann;
    User m_ben;
    User m_admin;
};

QTEST_GUILESS_MAIN(tst_RateLimit)
#include "tst_rate_limit.moc"
