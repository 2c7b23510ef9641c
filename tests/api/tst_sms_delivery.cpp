#include "delivery_stage.h"

using namespace mc::test;

namespace {

const QByteArray inboundPath = "/api/callbacks/sms/inbound/";

} // namespace

/// SMS from the POST to the provider, and what comes back: receipts and STOP (CONTRACT section 8).
class tst_SmsDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_stage.cleanUp(); }

    void sms_critical_reachesThePhoneAndComesBack();
    void sms_undelivered_failsAfterwards();
    void sms_otherTypesThanSystem_sayNothingOfHealth();
    void sms_long_isCutButItsLink();
    void sms_answers_meanWhatIsDocumented_data();
    void sms_answers_meanWhatIsDocumented();
    void sms_stopped_isNotSentUntilStarted();
    void webhook_forged_isRefused();

private:
    User withPhone(const QByteArray &phone)
    {
        return m_stage.service.directory().patient("ann", object({{"phone", phone}}));
    }
    NotificationBuilder sms(const User &user)
    {
        return m_stage.service.notification(user).priority("critical").set("channels", array({"sms"}));
    }
    // The public URL of the tests is where the service is.
    QByteArray inboundUrl() { return m_stage.service.process().baseUrl() + inboundPath; }

    DeliveryStage m_stage;
};

void tst_SmsDelivery::sms_critical_reachesThePhoneAndComesBack()
{
    const QString id = sms(withPhone("+34600000001")).title("Storm").message("Stay in.").post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const QJsonArray received = m_stage.providers.received(Fake::Sms);
    QCOMPARE(received.size(), 1);
    expectAt(received[0], "body.To", "+34600000001");
    expectAt(received[0], "body.Body", "Storm: Stay in. " + m_stage.service.process().baseUrl());
    const QString sid = at(received[0], "sid").toString();
    QCOMPARE(m_stage.providers.sendStatusCallback(sid, "delivered").status, 204);
    QCOMPARE(m_stage.providers.sendStatusCallback(sid, "sent").status, 204);
    QCOMPARE(m_stage.status(id), QStringLiteral("delivered"));
    QCOMPARE(m_stage.timeline(id),
        (QStringList {QStringLiteral("created"), QStringLiteral("sent sms 1"), QStringLiteral("delivered sms")}));
}

void tst_SmsDelivery::sms_undelivered_failsAfterwards()
{
    const QString id = sms(withPhone("+34600000002")).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const QString sid = at(m_stage.providers.received(Fake::Sms), "0.sid").toString();
    QCOMPARE(m_stage.providers.sendStatusCallback(sid, "undelivered", {.errorCode = 30003}).status, 204);
    QCOMPARE(m_stage.status(id), QStringLiteral("failed"));
    QCOMPARE(m_stage.timeline(id),
        (QStringList {
            QStringLiteral("created"), QStringLiteral("sent sms 1"), QStringLiteral("failed sms SMS 30003")}));
}

void tst_SmsDelivery::sms_otherTypesThanSystem_sayNothingOfHealth()
{
    const QString id
        = sms(withPhone("+34600000003")).type("medical_record").title("Biopsy").message("Malignant melanoma.").post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const QByteArray all = m_stage.providers.everything();
    QVERIFY(all.contains("+34600000003"));
    QVERIFY(!all.contains("Biopsy") && !all.contains("melanoma"));
}

void tst_SmsDelivery::sms_long_isCutButItsLink()
{
    const QString id = sms(withPhone("+34600000004")).message(QByteArray(5000, 'a')).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const QJsonArray received = m_stage.providers.received(Fake::Sms);
    expectAt(received[0], "segments", 3);
    QVERIFY(at(received[0], "body.Body")
                .toString()
                .endsWith(QString::fromLatin1("aaa... " + m_stage.service.process().baseUrl())));
}

void tst_SmsDelivery::sms_answers_meanWhatIsDocumented_data()
{
    QTest::addColumn<ProviderAnswer>("answer");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("first"); // event after `created`
    const auto row = [](const char *name, const ProviderAnswer &answer, const char *status, const QByteArray &first) {
        QTest::newRow(name) << answer << QString::fromLatin1(status) << QString::fromLatin1(first);
    };
    for (const char *code : {"21211", "21408", "21610", "21612", "21614"})
        row(code, ProviderAnswer::error(code), "failed", QByteArray("failed sms 1 SMS ").append(code));
    for (const char *code : {"20003", "20429", "20500", "20503", "21606"})
        row(code, ProviderAnswer::error(code).times(1), "sent", QByteArray("attempted sms 1 SMS ").append(code));
    row("html", ProviderAnswer::html().times(1), "sent", "attempted sms 1 SMS unreadable answer");
    row("half a JSON", ProviderAnswer::halfJson().times(1), "sent", "attempted sms 1 SMS unreadable answer");
}

void tst_SmsDelivery::sms_answers_meanWhatIsDocumented()
{
    QFETCH(ProviderAnswer, answer);
    QFETCH(QString, status);
    QFETCH(QString, first);
    m_stage.providers.answer(Fake::Sms, answer);
    const QString id
        = sms(withPhone("+346000001" + QByteArray::number(m_stage.service.directory().unusedId() % 100))).post();
    QCOMPARE(m_stage.settled(id), status);
    QCOMPARE(m_stage.timeline(id).value(1), first);
    QVERIFY(!m_stage.service.process().log().contains("+346"));
}

void tst_SmsDelivery::sms_stopped_isNotSentUntilStarted()
{
    const User ann = withPhone("+34600000005");
    QCOMPARE(m_stage.providers.sendInbound(inboundUrl(), "+34600000005", "Stop").status, 200);
    const QString stopped = sms(ann).post();
    QCOMPARE(m_stage.timeline(stopped),
        (QStringList {QStringLiteral("created"), QStringLiteral("suppressed sms opted_out")}));
    QCOMPARE(m_stage.providers.sendInbound(inboundUrl(), "+34600000005", "START").status, 200);
    QCOMPARE(m_stage.settled(sms(ann).post()), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Sms), 1);
}

void tst_SmsDelivery::webhook_forged_isRefused()
{
    const User ann = withPhone("+34600000006");
    for (const Webhook::Signature signature : {Webhook::Signature::Wrong, Webhook::Signature::Missing})
        QCOMPARE(
            m_stage.providers.sendInbound(inboundUrl(), "+34600000006", "STOP", {.signature = signature}).status, 403);
    QCOMPARE(m_stage.settled(sms(ann).post()), QStringLiteral("sent"));
}

QTEST_GUILESS_MAIN(tst_SmsDelivery)
#include "tst_sms_delivery.moc"
