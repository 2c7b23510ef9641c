#include "delivery/apns_answers.h"
#include "delivery/fcm_answers.h"

#include <QtTest/QTest>

using namespace mc;
using namespace std::chrono_literals;
using delivery::AttemptResult;
using Kind = AttemptResult::Kind;
using Health = AttemptResult::Health;
using Scope = AttemptResult::Scope;

namespace {

const QDateTime now(QDate(2026, 3, 1), QTime(7, 5, 9), Qt::UTC);

outbound::HttpReply answer(int status, const QByteArray &body, const QByteArray &retryAfter = {})
{
    outbound::HttpReply reply;
    reply.status = status;
    reply.body = body;
    if (!retryAfter.isEmpty())
        reply.headers.emplaceBack("retry-after", retryAfter);
    return reply;
}

outbound::HttpReply noAnswer(bool wasSent)
{
    outbound::HttpReply reply;
    reply.failure = QStringLiteral("connection lost");
    reply.wasSent = wasSent;
    return reply;
}

QByteArray fcmError(const char *status, const QByteArray &details)
{
    return QByteArray("{\"error\": {\"status\": \"") + status + "\", \"details\": [" + details + "]}}";
}

const QByteArray fcmsQuota
    = R"({"@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", "errorCode": "QUOTA_EXCEEDED"})";

QByteArray quotaFailure(const QByteArray &violation)
{
    return fcmsQuota + R"(, {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [)" + violation
        + "]}";
}

// github.com/firebase/firebase-admin-go/issues/719
QByteArray errorInfo(const QByteArray &metadata)
{
    return R"({"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED", "domain": "googleapis.com", "metadata": )"
        + metadata + '}';
}

} // namespace

/// Whom the answers of FCM and APNs are about (CONTRACT section 12).
class TestPushAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fcm_answer_isAboutTargetOrProvider_data();
    void fcm_answer_isAboutTargetOrProvider();
    void apns_answer_isAboutTargetOrProvider_data();
    void apns_answer_isAboutTargetOrProvider();
    void apns_endOfTheConnection_isNoAnswerToTheNotification();
    void retryAfter_ofAnyLength_isTold_data();
    void retryAfter_ofAnyLength_isTold();
};

namespace {

void columns()
{
    QTest::addColumn<int>("status"); // 0: no answer, though asked; -1: not even asked
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Health>("health");
    QTest::addColumn<Scope>("scope");
}

void row(const char *name, int status, const QByteArray &body, Health health, Scope scope)
{
    QTest::newRow(name) << status << body << health << scope;
}

void expectResult(AttemptResult (*resultOf)(const outbound::HttpReply &, const QDateTime &))
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const AttemptResult result = resultOf(status > 0 ? answer(status, body) : noAnswer(status == 0), now);
    QCOMPARE(result.kind, Kind::Retryable);
    QTEST(result.health, "health");
    QTEST(result.scope, "scope");
}

} // namespace

void TestPushAnswers::fcm_answer_isAboutTargetOrProvider_data()
{
    columns();
    row("quota of nobody", 429, fcmError("RESOURCE_EXHAUSTED", fcmsQuota), Health::Throttled, Scope::Target);
    row("no details", 429, fcmError("RESOURCE_EXHAUSTED", {}), Health::Throttled, Scope::Target);
    row("no JSON", 429, "slow down", Health::Throttled, Scope::Target);
    row("quota of the device", 429,
        fcmError("RESOURCE_EXHAUSTED", quotaFailure(R"({"subject": "device", "description": "x"})")), Health::Throttled,
        Scope::Target);
    row("quota of the project", 429,
        fcmError("RESOURCE_EXHAUSTED", quotaFailure(R"({"subject": "project:mediconnect", "description": "x"})")),
        Health::Throttled, Scope::Provider);
    row("quota of the project by its id", 429,
        fcmError("RESOURCE_EXHAUSTED", quotaFailure(R"({"subject": "", "quotaId": "SendsPerMinutePerProject"})")),
        Health::Throttled, Scope::Provider);
    row("limit of the project", 429,
        fcmError("RESOURCE_EXHAUSTED",
            errorInfo(
                R"({"quota_limit": "SendsPerMinutePerProject", "quota_unit": "1/min/{project}", "consumer": "projects/1"})")),
        Health::Throttled, Scope::Provider);
    row("limit of something else", 429,
        fcmError("RESOURCE_EXHAUSTED",
            errorInfo(
                R"({"quota_limit": "SendsPerMinutePerDevice", "quota_unit": "1/min/{project}/{device}", "consumer": "projects/1"})")),
        Health::Throttled, Scope::Target);
    row("consumer alone", 429, fcmError("RESOURCE_EXHAUSTED", errorInfo(R"({"consumer": "projects/1"})")),
        Health::Throttled, Scope::Provider);
    row("details of the wrong types", 429,
        fcmError("RESOURCE_EXHAUSTED", R"(1, null, {"violations": {}, "metadata": []}, {"violations": [7]})"),
        Health::Throttled, Scope::Target);
    row("internal", 500, fcmError("INTERNAL", {}), Health::Failing, Scope::Target);
    row("unavailable", 503, fcmError("UNAVAILABLE", {}), Health::Failing, Scope::Target);
    row("our credentials", 401, fcmError("UNAUTHENTICATED", {}), Health::Failing, Scope::Provider);
    row("our project", 403, fcmError("PERMISSION_DENIED", {}), Health::Failing, Scope::Provider);
    row("none of FCM's", 200, "<html>", Health::Failing, Scope::Target);
    row("no answer", 0, {}, Health::Failing, Scope::Target);
    row("nobody there", -1, {}, Health::Failing, Scope::Provider);
}

void TestPushAnswers::fcm_answer_isAboutTargetOrProvider() { expectResult(&delivery::fcmResult); }

void TestPushAnswers::apns_answer_isAboutTargetOrProvider_data()
{
    columns();
    row("too many for the token", 429, R"({"reason": "TooManyRequests"})", Health::Throttled, Scope::Target);
    row("too many for no reason", 429, {}, Health::Throttled, Scope::Target);
    row("too many provider tokens", 429, R"({"reason": "TooManyProviderTokenUpdates"})", Health::Throttled,
        Scope::Provider);
    row("internal", 500, R"({"reason": "InternalServerError"})", Health::Failing, Scope::Target);
    row("unavailable", 503, R"({"reason": "ServiceUnavailable"})", Health::Failing, Scope::Target);
    row("connection was idle", 400, R"({"reason": "IdleTimeout"})", Health::Failing, Scope::Target);
    row("our key", 403, R"({"reason": "InvalidProviderToken"})", Health::Failing, Scope::Provider);
    row("our app", 400, R"({"reason": "TopicDisallowed"})", Health::Failing, Scope::Provider);
    row("no answer", 0, {}, Health::Failing, Scope::Target);
    row("nobody there", -1, {}, Health::Failing, Scope::Provider);
}

void TestPushAnswers::apns_answer_isAboutTargetOrProvider() { expectResult(&delivery::apnsResult); }

void TestPushAnswers::apns_endOfTheConnection_isNoAnswerToTheNotification()
{
    QVERIFY(delivery::isAboutConnection(answer(503, R"({"reason": "Shutdown"})")));
    QVERIFY(delivery::isAboutConnection(answer(400, R"({"reason": "IdleTimeout"})")));
    QVERIFY(!delivery::isAboutConnection(answer(503, R"({"reason": "ServiceUnavailable"})")));
    QVERIFY(!delivery::isAboutConnection(noAnswer(true)));
}

void TestPushAnswers::retryAfter_ofAnyLength_isTold_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seconds"); // -1: none
    QTest::newRow("seconds") << QByteArray("8") << qint64(8);
    QTest::newRow("days") << QByteArray("864000") << qint64(864000);
    QTest::newRow("date") << QByteArray("Sun, 01 Mar 2026 09:05:09 GMT") << qint64(7200);
    QTest::newRow("past date") << QByteArray("Sun, 01 Mar 2026 07:05:08 GMT") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
    QTest::newRow("words") << QByteArray("soon") << qint64(-1);
    QTest::newRow("absurd") << QByteArray("9223372036854775807")
                            << qint64(std::chrono::seconds(std::chrono::years(100)).count());
}

void TestPushAnswers::retryAfter_ofAnyLength_isTold()
{
    QFETCH(QByteArray, value);
    const auto asked = answer(429, {}, value).retryAfter(now);
    QTEST(asked ? qint64(std::chrono::duration_cast<std::chrono::seconds>(*asked).count()) : -1, "seconds");
}

QTEST_APPLESS_MAIN(TestPushAnswers)
#include "tst_push_answers.moc"
