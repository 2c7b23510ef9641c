#include "support/database.h"
#include "support/running_service.h"
#include "support/sms_callback.h"

#include <QtCore/QUuid>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray publicUrl = "https://clinic.example/notify";
const QByteArray statusPath = "/api/callbacks/sms/status/", inboundPath = "/api/callbacks/sms/inbound/";
const QByteArray form = "application/x-www-form-urlencoded";

} // namespace

/// What the SMS provider calls: how messages fare, and what people answer.
class tst_SmsCallbacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_service.showLogWhenFailed(); }

    void status_delivered_isKeptAndTold();
    void status_undelivered_failsWithItsCode_data();
    void status_undelivered_failsWithItsCode();
    void status_onItsWay_saysNothing_data();
    void status_onItsWay_saysNothing();
    void status_gone_isHeard();
    void status_lacksSomething_namesIt();
    void status_optedOut_isKept();
    void signature_wrong_doesNothing_data();
    void signature_wrong_doesNothing();
    void signature_otherPort_isRight();
    void form_otherType_is415();
    void inbound_stopAndStart_changeWhatIsSent();
    void inbound_numberWrittenForPeople_isTheSame();
    void inbound_sameMessageAgain_changesNothing();
    void inbound_startWithoutId_namesIt();
    void inbound_otherText_changesNothing();
    void inbound_withoutSender_namesIt();
    void form_fieldWithoutValue_isSignedByItsName();
    void callbacks_areNotLimited();
    void unconfigured_is404();

private:
    QByteArray sentSms(const User &ann);
    Answer call(const QByteArray &target, const FormFields &fields)
    {
        return call(m_service.api(), publicUrl, target, fields);
    }
    static Answer call(Api &api, const QByteArray &base, const QByteArray &target, const FormFields &fields)
    {
        return api.anonymous()
            .with("X-Twilio-Signature", smsSignature(base + target, fields))
            .sendBytes("POST", target, formOf(fields), form);
    }
    QByteArray valueOf(const QByteArray &column, const QByteArray &delivery)
    {
        return Database(m_service.databaseUri())
            .value("SELECT " + column + " FROM deliveries WHERE id = '" + delivery + "'");
    }
    QString smsDecision(const User &ann);
    User withPhone(const QByteArray &phone) { return m_service.directory().patient("ann", object({{"phone", phone}})); }
    Caller admin() { return m_service.api().as(m_admin); }

    RunningService m_service {
        smsSettings() + Environment {{"MEDICONNECT_PUBLIC_URL", publicUrl}, {"MEDICONNECT_RATE_LIMIT", "2000/h"}}};
    User m_admin;
    QString m_notification;
};

void tst_SmsCallbacks::initTestCase()
{
    m_service.start();
    QVERIFY(!QTest::currentTestFailed());
    m_admin = m_service.directory().admin("admin");
}

// The id of a delivery by SMS that the provider has accepted, the only one of m_notification.
QByteArray tst_SmsCallbacks::sentSms(const User &ann)
{
    m_notification = m_service.notification(ann).set("channels", array({"in_app"})).post();
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    Database(m_service.databaseUri())
        .run("WITH made AS (INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, "
             "status,"
             " attempts, created_at, due_at, sent_at) VALUES ('"
            + id + "', '" + m_notification.toUtf8() + "', " + QByteArray::number(ann.id)
            + ", 'critical', 'sms', 'sms', 'sent', 1, now(), now(), now()) RETURNING *) "
              "INSERT INTO journal (kind, at, user_id, due_at, notification_id, delivery_id, channel, became) "
              "SELECT 'queued', created_at, recipient_id, created_at, notification_id, id, channel, status FROM made");
    return id;
}

void tst_SmsCallbacks::status_delivered_isKeptAndTold()
{
    const QByteArray id = sentSms(m_admin);
    const FormFields delivered {{"MessageSid", "SM1"}, {"MessageStatus", "delivered"}, {"To", "+34600000000"}};
    for (int time = 0; time < 2; ++time)
        QVERIFY(call(statusPath + "?delivery=" + id, delivered).expect(204).body.isEmpty());
    QCOMPARE(valueOf("status", id), QByteArray("delivered"));
    QCOMPARE(valueOf("delivered_at IS NOT NULL", id), QByteArray("t"));
    const QJsonArray entries
        = admin().get(notificationPath(m_notification) + "timeline/").expect(200)["results"].toArray();
    QCOMPARE(entries.size(), 2); // created, and this, once
    expectAt(entries[1], "event", "delivered");
    expectAt(entries[1], "channel", "sms");
    expectAt(entries[1], "delivery_id", id);
}

void tst_SmsCallbacks::status_undelivered_failsWithItsCode_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("undelivered") << QByteArray("undelivered") << QByteArray("30003") << QByteArray("SMS 30003");
    QTest::newRow("failed") << QByteArray("failed") << QByteArray("30008") << QByteArray("SMS 30008");
    QTest::newRow("without a code") << QByteArray("failed") << QByteArray() << QByteArray("SMS undelivered");
    QTest::newRow("an odd code") << QByteArray("failed") << QByteArray("to +34600000000")
                                 << QByteArray("SMS undelivered");
    QTest::newRow("an endless code") << QByteArray("failed") << QByteArray(50, '3') << QByteArray("SMS undelivered");
}

void tst_SmsCallbacks::status_undelivered_failsWithItsCode()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, error);
    const QByteArray id = sentSms(m_admin);
    call(statusPath + "?delivery=" + id, {{"MessageSid", "SM1"}, {"MessageStatus", status}, {"ErrorCode", code}})
        .expect(204);
    QCOMPARE(valueOf("status || ' ' || last_error", id), "failed " + error);
    const QString told = admin().get(notificationPath(m_notification)).text("delivery_errors.0");
    QVERIFY2(told.startsWith(QLatin1String("NOTIF_004 sms: ") + QLatin1String(error)), qUtf8Printable(told));
    const Answer timeline = admin().get(notificationPath(m_notification) + "timeline/");
    timeline.expect("results.1.event", "failed");
    QVERIFY(timeline.text("results.1.detail").startsWith(QLatin1String(error)));
}

void tst_SmsCallbacks::status_onItsWay_saysNothing_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"queued", "sending", "sent", "accepted", "whatever comes"})
        QTest::newRow(status) << QByteArray(status);
}

void tst_SmsCallbacks::status_onItsWay_saysNothing()
{
    QFETCH(QByteArray, status);
    const QByteArray id = sentSms(m_admin);
    call(statusPath + "?delivery=" + id, {{"MessageSid", "SM1"}, {"MessageStatus", status}}).expect(204);
    QCOMPARE(valueOf("status", id), QByteArray("sent"));
}

void tst_SmsCallbacks::status_gone_isHeard()
{
    const QByteArray target = statusPath + "?delivery=" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    call(target, {{"MessageStatus", "delivered"}}).expect(204);
}

void tst_SmsCallbacks::status_lacksSomething_namesIt()
{
    const FormFields delivered {{"MessageStatus", "delivered"}};
    call(statusPath, delivered).expectProblem(400, "validation_error").expectField("delivery");
    call(statusPath + "?delivery=1", delivered).expectProblem(400, "validation_error").expectField("delivery");
    const QByteArray target = statusPath + "?delivery=" + sentSms(m_admin);
    call(target, {}).expectProblem(400, "validation_error").expectField("MessageStatus");
    call(target, {{"MessageStatus", ""}}).expectProblem(400, "validation_error").expectField("MessageStatus");
}

void tst_SmsCallbacks::status_optedOut_isKept()
{
    const User ann = withPhone("+34600000010");
    call(statusPath + "?delivery=" + sentSms(ann),
        {{"MessageStatus", "failed"}, {"ErrorCode", "21610"}, {"To", "+34600000010"}})
        .expect(204);
    QCOMPARE(smsDecision(ann), QStringLiteral("suppressed opted_out"));
}

void tst_SmsCallbacks::signature_wrong_doesNothing_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("noise") << QByteArray("noise");
    QTest::newRow("of another token") << QByteArray("?token");
    QTest::newRow("of another delivery") << QByteArray("?delivery");
    QTest::newRow("of another form") << QByteArray("?form");
}

void tst_SmsCallbacks::signature_wrong_doesNothing()
{
    QFETCH(QByteArray, signature);
    const QByteArray id = sentSms(m_admin), target = statusPath + "?delivery=" + id;
    const FormFields delivered {{"MessageSid", "SM1"}, {"MessageStatus", "delivered"}};
    if (signature == "?token")
        signature = smsSignature(publicUrl + target, delivered, "another token");
    else if (signature == "?delivery")
        signature = smsSignature(publicUrl + statusPath + "?delivery=" + sentSms(m_admin), delivered);
    else if (signature == "?form")
        signature = smsSignature(publicUrl + target, {{"MessageSid", "SM1"}, {"MessageStatus", "sent"}});
    const Caller caller = signature.isEmpty() ? m_service.api().anonymous()
                                              : m_service.api().anonymous().with("X-Twilio-Signature", signature);
    caller.sendBytes("POST", target, formOf(delivered), form).expectProblem(403, "forbidden");
    QCOMPARE(valueOf("status", id), QByteArray("sent"));
    caller.sendBytes("POST", inboundPath, formOf({{"From", "+34600000011"}, {"Body", "STOP"}}), form)
        .expectProblem(403, "forbidden");
    QCOMPARE(Database(m_service.databaseUri()).value("SELECT count(*) FROM sms_opt_outs WHERE phone = '+34600000011'"),
        QByteArray("0"));
}

void tst_SmsCallbacks::signature_otherPort_isRight()
{
    const QByteArray id = sentSms(m_admin);
    call(m_service.api(), "https://clinic.example:443/notify", statusPath + "?delivery=" + id,
        {{"MessageStatus", "delivered"}})
        .expect(204);
    call(m_service.api(), "https://clinic.example:8443/notify", statusPath + "?delivery=" + id,
        {{"MessageStatus", "delivered"}})
        .expectProblem(403, "forbidden");
}

void tst_SmsCallbacks::form_otherType_is415()
{
    m_service.api()
        .anonymous()
        .with("X-Twilio-Signature", "any")
        .post(statusPath, object({{"MessageStatus", "delivered"}}))
        .expectProblem(415, "unsupported_media_type");
}

// "now", "suppressed opted_out": what would become of a critical one.
QString tst_SmsCallbacks::smsDecision(const User &ann)
{
    const Answer preview
        = admin()
              .post("/api/notifications/preview/",
                  object({{"recipient_id", ann.id}, {"notification_type", "system"}, {"title", "Title"},
                      {"message", "Message"}, {"priority", "critical"}, {"channels", array({"sms"})}}))
              .expect(200);
    const QJsonArray channels = preview["sample.0.channels"].toArray();
    const QJsonValue sms = channels.last();
    return (sms[QLatin1String("decision")].toString() + u' ' + sms[QLatin1String("reason")].toString()).trimmed();
}

void tst_SmsCallbacks::inbound_stopAndStart_changeWhatIsSent()
{
    const User ann = withPhone("+34600000001");
    QCOMPARE(smsDecision(ann), QStringLiteral("now"));
    const Answer stopped
        = call(inboundPath, {{"From", "+34600000001"}, {"To", "+15005550006"}, {"Body", "Stop "}}).expect(200);
    QCOMPARE(stopped.header("Content-Type"), QByteArray("text/xml"));
    QVERIFY(stopped.body.endsWith("<Response/>"));
    QCOMPARE(smsDecision(ann), QStringLiteral("suppressed opted_out"));
    const QString id = m_service.notification(ann).priority("critical").set("channels", array({"sms"})).post();
    admin()
        .get(notificationPath(id) + "timeline/")
        .expect("results.1.event", "suppressed")
        .expect("results.1.channel", "sms")
        .expect("results.1.reason", "opted_out")
        .expect("results.1.detail", "the recipient has opted out of sms");
    call(inboundPath, {{"MessageSid", "SM1"}, {"From", "+34600000001"}, {"Body", "START"}}).expect(200);
    QCOMPARE(smsDecision(ann), QStringLiteral("now"));
}

void tst_SmsCallbacks::inbound_numberWrittenForPeople_isTheSame()
{
    const User ann = withPhone("+14155550142");
    int said = 0;
    for (const char *from : {"+1 415 555 0142", "+1 (415) 555-0142", " +1.415.555.0142 ",
             "+1\xc2\xa0"
             "4155550142"}) {
        const QByteArray id = "SM-people" + QByteArray::number(++said);
        call(inboundPath, {{"From", from}, {"Body", "STOP"}}).expect(200);
        QCOMPARE(smsDecision(ann), QStringLiteral("suppressed opted_out"));
        call(inboundPath, {{"MessageSid", id}, {"From", from}, {"Body", "START"}}).expect(200);
        QCOMPARE(smsDecision(ann), QStringLiteral("now"));
    }
}

// The signature of a request holds for ever; the message it tells of was heard.
void tst_SmsCallbacks::inbound_sameMessageAgain_changesNothing()
{
    const User ann = withPhone("+34600000003");
    const FormFields stop {{"MessageSid", "SM-a"}, {"From", "+34600000003"}, {"Body", "STOP"}};
    const FormFields start {{"MessageSid", "SM-b"}, {"From", "+34600000003"}, {"Body", "START"}};
    call(inboundPath, stop).expect(200);
    call(inboundPath, start).expect(200);
    call(inboundPath, stop).expect(200); // an old STOP undoes nothing either
    QCOMPARE(smsDecision(ann), QStringLiteral("now"));
    call(inboundPath, {{"MessageSid", "SM-c"}, {"From", "+34600000003"}, {"Body", "STOP"}}).expect(200);
    call(inboundPath, start).expect(200);
    QCOMPARE(smsDecision(ann), QStringLiteral("suppressed opted_out"));
    call(inboundPath, {{"MessageSid", "SM-d"}, {"From", "+34600000003"}, {"Body", "START"}}).expect(200);
    QCOMPARE(smsDecision(ann), QStringLiteral("now"));
}

void tst_SmsCallbacks::inbound_startWithoutId_namesIt()
{
    call(inboundPath, {{"From", "+34600000004"}, {"Body", "START"}})
        .expectProblem(400, "validation_error")
        .expectField("MessageSid");
}

void tst_SmsCallbacks::inbound_otherText_changesNothing()
{
    const User ann = withPhone("+34600000002");
    call(inboundPath, {{"From", "+34600000002"}, {"Body", "Thank you, please don't stop"}}).expect(200);
    call(inboundPath, {{"From", "+34600000002"}, {"Body", ""}}).expect(200);
    call(inboundPath, {{"From", "72345"}, {"Body", "STOP"}}).expect(200); // a short code
    QCOMPARE(smsDecision(ann), QStringLiteral("now"));
    QCOMPARE(Database(m_service.databaseUri())
                 .value("SELECT count(*) FROM sms_opt_outs WHERE phone IN ('72345', '+34600000002')"),
        QByteArray("0"));
}

void tst_SmsCallbacks::inbound_withoutSender_namesIt()
{
    call(inboundPath, {{"Body", "STOP"}}).expectProblem(400, "validation_error").expectField("From");
}

void tst_SmsCallbacks::form_fieldWithoutValue_isSignedByItsName()
{
    const QByteArray target = statusPath + "?delivery=" + sentSms(m_admin);
    const FormFields fields {{"Flag", ""}, {"MessageStatus", "queued"}};
    m_service.api()
        .anonymous()
        .with("X-Twilio-Signature", smsSignature(publicUrl + target, fields))
        .sendBytes("POST", target, "Flag&MessageStatus=queued", form)
        .expect(204);
}

void tst_SmsCallbacks::callbacks_areNotLimited()
{
    const Answer answer = call(inboundPath, {{"From", "+34600000003"}, {"Body", "Hello"}}).expect(200);
    QVERIFY(answer.header("RateLimit").isEmpty());
    QVERIFY(!m_service.api().anonymous().get("/api/docs/").header("RateLimit").isEmpty());
}

void tst_SmsCallbacks::unconfigured_is404()
{
    RunningService without;
    without.start();
    const FormFields delivered {{"MessageStatus", "delivered"}};
    for (const QByteArray &path : {statusPath, inboundPath})
        call(without.api(), without.process().baseUrl(), path, delivered).expectProblem(404, "not_found");
}

QTEST_GUILESS_MAIN(tst_SmsCallbacks)
#include "tst_sms_callbacks.moc"
