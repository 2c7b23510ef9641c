#include "answer_of.h"
#include "client/client.h"
#include "scripted_server.h"

using namespace mc;
using namespace mc::test;
using namespace std::chrono_literals;
using client::Client;
using model::ErrorCode;
using model::Result;

namespace {

const model::NotificationId id {QUuid(QStringLiteral("018d0c6e-5a40-7abc-8def-0123456789ab"))};
const QByteArray notification
    = R"({"id": "018d0c6e-5a40-7abc-8def-0123456789ab", "notification_type": "system", "title": "T",
    "message": "M", "priority": "low", "created_at": "2024-01-15T10:30:00.000Z"})";

model::NotificationDraft draft()
{
    model::NotificationDraft made;
    made.recipientId = {7};
    made.title = QStringLiteral("T");
    made.message = QStringLiteral("M");
    return made;
}

QByteArray problem(const char *code)
{
    return QByteArray("{\"code\": \"") + code + "\", \"detail\": \"Not so fast.\"}";
}

} // namespace

/// What the client makes of a network and a service that do not do as they should.
class TestClientTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_client = std::make_unique<Client>(options());
        m_client->session().open({"token", "refresh"});
    }

    void get_answerBroken_isAskedForOnceMore();
    void get_answerBrokenTwice_isUnavailable();
    void create_answerBroken_isSentWithTheSameKey();
    void create_twice_hasTwoKeys();
    void create_keyGiven_isSentWithIt();
    void date_ofAnyAnswer_setsTheClock();
    void patch_answerBroken_isNotRepeated();
    void delete_answerBroken_and404_wasDone();
    void delete_404AtFirst_isAnError();
    void busy_shortRetryAfter_isWaitedFor();
    void busy_longRetryAfter_isTold();
    void busy_withoutRetryAfter_isTold();
    void unavailable_patch_isNotRepeated();
    void silent_service_isUnavailableInTime();
    void nobodyThere_isUnavailableAndSaysSo();
    void html_ofAProxy_isNoAnswer();
    void misread_answer_isAnErrorThatNamesTheField();
    void redirect_isNotFollowed();
    void base_withAPath_standsBeforePaths();
    void token_refusedTwice_isRenewedOnce();
    void renewal_unreachable_keepsTheSession();
    void session_closedDuringRenewal_endsTheCalls();
    void abandon_beforeTheAnswer_callsNobody();
    void client_gone_callsNobody();

private:
    client::ClientOptions options() const
    {
        return {.baseUrl = m_server->url(), .timeout = 10s, .longestWait = 2s, .repeatPause = 1ms};
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Client> m_client;
};

void TestClientTrouble::get_answerBroken_isAskedForOnceMore()
{
    m_server->then(brokenAnswer()).then(answer(200, notification));
    QCOMPARE(told(answerOf(m_client->notifications().show(id))), QStringLiteral("ok"));
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->header(1, "Authorization"), QByteArray("Bearer token"));
}

void TestClientTrouble::get_answerBrokenTwice_isUnavailable()
{
    m_server->then(brokenAnswer()).then(brokenAnswer()).then(answer(200, notification));
    const auto outcome = answerOf(m_client->notifications().show(id));
    QCOMPARE(codeOf(outcome), QStringLiteral("unavailable"));
    QVERIFY2(outcome.error().detail.contains(QLatin1String("connection was lost")), qPrintable(outcome.error().detail));
    QCOMPARE(m_server->requests().size(), 2);
}

void TestClientTrouble::create_answerBroken_isSentWithTheSameKey()
{
    m_server->then(brokenAnswer()).then(answer(201, notification));
    QCOMPARE(told(answerOf(m_client->notifications().create(draft()))), QStringLiteral("ok"));
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(!m_server->header(0, "Idempotency-Key").isEmpty());
    QCOMPARE(m_server->header(1, "Idempotency-Key"), m_server->header(0, "Idempotency-Key"));
}

void TestClientTrouble::create_twice_hasTwoKeys()
{
    m_server->then(answer(201, notification)).then(answer(201, notification));
    QCOMPARE(told(answerOf(m_client->notifications().create(draft()))), QStringLiteral("ok"));
    QCOMPARE(told(answerOf(m_client->notifications().create(draft()))), QStringLiteral("ok"));
    QVERIFY(m_server->header(1, "Idempotency-Key") != m_server->header(0, "Idempotency-Key"));
}

void TestClientTrouble::create_keyGiven_isSentWithIt()
{
    m_server->then(answer(201, notification))
        .then(answer(202, R"({"batch_id":"01a20404-99f8-7955-a236-419eb9e22280","accepted":2})"));
    QCOMPARE(told(answerOf(m_client->notifications().create(draft(), "first"))), QStringLiteral("ok"));
    QVERIFY(answerOf(m_client->batches().create({draft(), {}}, "second")));
    QCOMPARE(m_server->header(0, "Idempotency-Key"), QByteArray("first"));
    QCOMPARE(m_server->header(1, "Idempotency-Key"), QByteArray("second"));
}

void TestClientTrouble::date_ofAnyAnswer_setsTheClock()
{
    m_server->then(answer(404, problem("NOTIF_001"), "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
    QCOMPARE(codeOf(answerOf(m_client->notifications().show(id))), QStringLiteral("NOTIF_001"));
    QCOMPARE(m_client->clock().now().date(), QDate(1994, 11, 6));
}

void TestClientTrouble::patch_answerBroken_isNotRepeated()
{
    m_server->then(brokenAnswer()).then(answer(200, notification));
    QCOMPARE(codeOf(answerOf(m_client->notifications().markRead(id))), QStringLiteral("unavailable"));
    QCOMPARE(m_server->requests().size(), 1);
}

void TestClientTrouble::delete_answerBroken_and404_wasDone()
{
    m_server->then(brokenAnswer()).then(answer(404, problem("NOTIF_001")));
    QCOMPARE(told(answerOf(m_client->notifications().remove(id))), QStringLiteral("ok"));
}

void TestClientTrouble::delete_404AtFirst_isAnError()
{
    m_server->then(answer(404, problem("NOTIF_001")));
    QCOMPARE(codeOf(answerOf(m_client->notifications().remove(id))), QStringLiteral("NOTIF_001"));
}

void TestClientTrouble::busy_shortRetryAfter_isWaitedFor()
{
    m_server->then(answer(429, problem("NOTIF_007"), "Retry-After: 1\r\n")).then(answer(200, notification));
    QCOMPARE(told(answerOf(m_client->notifications().markRead(id))), QStringLiteral("ok"));
    QCOMPARE(m_server->requests().size(), 2);
}

void TestClientTrouble::busy_longRetryAfter_isTold()
{
    m_server->then(answer(429, problem("NOTIF_007"), "Retry-After: 60\r\n"));
    const auto outcome = answerOf(m_client->notifications().show(id));
    QCOMPARE(told(outcome), QStringLiteral("NOTIF_007: Not so fast."));
    QCOMPARE(outcome.error().retryAfter, 60);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestClientTrouble::busy_withoutRetryAfter_isTold()
{
    m_server->then(answer(503, problem("unavailable")));
    QCOMPARE(codeOf(answerOf(m_client->notifications().show(id))), QStringLiteral("unavailable"));
    QCOMPARE(m_server->requests().size(), 1);
}

void TestClientTrouble::unavailable_patch_isNotRepeated()
{
    m_server->then(answer(503, problem("unavailable"), "Retry-After: 1\r\n")).then(answer(200, notification));
    const auto outcome = answerOf(m_client->notifications().markRead(id));
    QCOMPARE(codeOf(outcome), QStringLiteral("unavailable"));
    QCOMPARE(outcome.error().retryAfter, 1);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestClientTrouble::silent_service_isUnavailableInTime()
{
    client::ClientOptions hasty = options();
    hasty.timeout = 50ms;
    Client impatient(hasty);
    const auto outcome = answerOf(impatient.notifications().show(id));
    QCOMPARE(codeOf(outcome), QStringLiteral("unavailable"));
    QVERIFY2(outcome.error().detail.contains(QLatin1String("No answer in time")), qPrintable(outcome.error().detail));
}

void TestClientTrouble::nobodyThere_isUnavailableAndSaysSo()
{
    const client::ClientOptions nowhere = options();
    m_server.reset();
    Client lonely(nowhere);
    const auto outcome = answerOf(lonely.notifications().show(id));
    QCOMPARE(codeOf(outcome), QStringLiteral("unavailable"));
    QVERIFY2(
        outcome.error().detail.contains(QLatin1String("Nothing listens there")), qPrintable(outcome.error().detail));
    QVERIFY(outcome.error().detail.contains(nowhere.baseUrl.toString()));
}

void TestClientTrouble::html_ofAProxy_isNoAnswer()
{
    m_server->then(answer(200, "<html>Welcome</html>")).then(answer(502, "<html>Bad gateway</html>"));
    QCOMPARE(codeOf(answerOf(m_client->notifications().show(id))), QStringLiteral("internal_error"));
    QCOMPARE(codeOf(answerOf(m_client->notifications().show(id))), QStringLiteral("unavailable"));
}

void TestClientTrouble::misread_answer_isAnErrorThatNamesTheField()
{
    m_server->then(answer(200, "{\"id\": 7}"));
    const auto outcome = answerOf(m_client->notifications().show(id));
    QCOMPARE(codeOf(outcome), QStringLiteral("internal_error"));
    QVERIFY(!outcome.error().fields.isEmpty());
}

void TestClientTrouble::redirect_isNotFollowed()
{
    m_server->then(answer(302, {}, "Location: " + m_server->url().toEncoded() + "/elsewhere\r\n"))
        .then(answer(200, notification));
    QCOMPARE(codeOf(answerOf(m_client->notifications().show(id))), QStringLiteral("internal_error"));
    QCOMPARE(m_server->requests().size(), 1);
}

void TestClientTrouble::base_withAPath_standsBeforePaths()
{
    client::ClientOptions behind = options();
    behind.baseUrl.setPath(QStringLiteral("/clinic/"));
    m_server->then(answer(200, "{\"results\": []}"));
    Client client(behind);
    client::NotificationQuery query;
    query.search = QStringLiteral("a+b & c");
    QCOMPARE(told(answerOf(client.notifications().list(query))), QStringLiteral("ok"));
    QCOMPARE(m_server->requests()[0].split(' ')[1],
        QByteArray("/clinic/api/notifications/?search=a%2Bb%20%26%20c&page_size=20&page=1"));
}

void TestClientTrouble::token_refusedTwice_isRenewedOnce()
{
    m_server->then(answer(401, problem("unauthenticated")))
        .then(answer(200, "{\"access\": \"fresh\"}"))
        .then(answer(401, problem("unauthenticated")));
    QCOMPARE(codeOf(answerOf(m_client->notifications().show(id))), QStringLiteral("unauthenticated"));
    QCOMPARE(m_server->requests().size(), 3);
    QCOMPARE(m_server->header(2, "Authorization"), QByteArray("Bearer fresh"));
}

void TestClientTrouble::renewal_unreachable_keepsTheSession()
{
    m_server->then(answer(401, problem("unauthenticated"))).then(answer(503, problem("unavailable")));
    QCOMPARE(codeOf(answerOf(m_client->notifications().show(id))), QStringLiteral("unavailable"));
    QVERIFY(m_client->session().isOpen());
}

void TestClientTrouble::session_closedDuringRenewal_endsTheCalls()
{
    m_server->then(answer(401, problem("unauthenticated")));
    const auto pending = m_client->notifications().show(id);
    QTRY_COMPARE(m_server->requests().size(), 2); // the second asks for a new token, and gets no answer
    m_client->session().close();
    QCOMPARE(codeOf(answerOf(pending)), QStringLiteral("unauthenticated"));
}

void TestClientTrouble::abandon_beforeTheAnswer_callsNobody()
{
    m_server->then(answer(200, notification));
    bool called = false;
    const auto pending = m_client->notifications().show(id);
    pending.then(this, [&called](const auto &) { called = true; });
    pending.abandon();
    m_server->then(answer(200, notification));
    QCOMPARE(told(answerOf(m_client->notifications().show(id))), QStringLiteral("ok"));
    QVERIFY(!called);
}

void TestClientTrouble::client_gone_callsNobody()
{
    bool called = false;
    m_client->notifications().show(id).then(this, [&called](const auto &) { called = true; });
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_client.reset();
    m_server->then(answer(200, notification));
    Client other(options());
    QCOMPARE(told(answerOf(other.notifications().show(id))), QStringLiteral("ok"));
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestClientTrouble)
#include "tst_client_trouble.moc"
