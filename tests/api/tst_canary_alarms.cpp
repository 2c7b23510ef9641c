#include "delivery_stage.h"
#include "support/mail_server.h"

#include <QtCore/QJsonDocument>

using namespace mc::test;

namespace {

constexpr qint64 canaryId = 77;
const QString smsFails = QStringLiteral("SMS does not work"), smsWorks = QStringLiteral("SMS works again");

} // namespace

/// Providers are proven at an interval, and admins hear of one that fails by the other channels (CONTRACT section 12).
class tst_CanaryAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_boss = m_stage.service.directory().admin(
            "boss", object({{"email", "boss@clinic.example"}, {"phone", "+34600000009"}, {"locale", "es"}}));
        m_gone = m_stage.service.directory().admin("gone", object({{"is_active", false}}));
        // Until now there was nobody to test with, which was told as well.
        m_canary = {canaryId, "canary", "patient"};
        m_stage.asAdmin()
            .put(userPath(canaryId),
                object({{"username", "canary"}, {"role", "patient"}, {"first_name", "Canary"}, {"last_name", "Bird"},
                    {"email", "canary@clinic.example"}, {"phone", "+34600000077"}}))
            .expect(201);
        m_stage.device(m_canary, "android", "canary-device");
        for (const char *provider : {"fcm", "smtp", "sms"})
            QTRY_VERIFY_WITH_TIMEOUT(isProven(provider), 30'000);
        m_stage.providers.clear();
    }
    void cleanup() { m_stage.service.showLogWhenFailed(); }

    void tests_goThroughEachProvider_atAnInterval();
    void tests_leaveOneEachInTheInbox();
    void messagesOfOthers_proveTheProviderToo();
    void refusedTest_alarmsTheAdminsByOtherChannels_once();
    void acceptedAgain_givesTheAllClear();
    void silentProvider_alarmsAfterTheTimeout();
    void missingDevice_alarms();

private:
    Environment environment() const
    {
        return {{"MEDICONNECT_SMTP_URL", MailServer::withLogin(m_server.url()).toEncoded()},
            {"MEDICONNECT_SMTP_FROM", "Clinic <notify@clinic.example>"},
            {"MEDICONNECT_CA_FILE", m_server.caFile().toUtf8()},
            {"MEDICONNECT_CANARY_USER", QByteArray::number(canaryId)}, {"MEDICONNECT_CANARY_INTERVAL", "2s"},
            {"MEDICONNECT_CANARY_TIMEOUT", "3s"}};
    }
    QJsonValue channel(const char *provider)
    {
        const QJsonArray channels
            = m_stage.asAdmin().get("/api/notifications/admin/stats/").expect(200)["channels"].toArray();
        for (const QJsonValue &one : channels) {
            if (at(one, "provider") == QLatin1String(provider))
                return one;
        }
        return {};
    }
    bool isProven(const char *provider)
    {
        return !at(channel(provider), "last_proven_at").isNull() && at(channel(provider), "failing_since").isNull();
    }
    bool isFailing(const char *provider) { return !at(channel(provider), "failing_since").isNull(); }
    QByteArray metric(const QByteArray &sample)
    {
        const QByteArrayList lines = m_stage.service.api().anonymous().get("/metrics").expect(200).body.split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith(sample + ' '))
                return line.mid(sample.size() + 1);
        }
        return {};
    }
    /// How many requests for that target had this text.
    int received(Fake provider, const char *target, const char *text)
    {
        int count = 0;
        const QJsonArray requests = m_stage.providers.received(provider);
        for (const QJsonValue &request : requests)
            count += at(request, "target") == QLatin1String(target)
                && QJsonDocument(at(request, "body").toObject()).toJson().contains(text);
        return count;
    }
    /// The titles in somebody's inbox that contain this.
    QStringList titles(const User &user, const QString &part)
    {
        QStringList found;
        const QJsonArray list
            = m_stage.service.api().as(user).get("/api/notifications/?page_size=100").expect(200)["results"].toArray();
        for (const QJsonValue &one : list) {
            if (const QString title = at(one, "title").toString(); title.contains(part))
                found += title;
        }
        return found;
    }
    int mailsToBoss(const QString &subject)
    {
        int count = 0;
        const QList<MailPart> mails = m_server.mailsTo(QStringLiteral("boss@clinic.example"));
        for (const MailPart &mail : mails)
            count += mail.headerText("Subject").contains(subject);
        return count;
    }

    MailServer m_server;
    DeliveryStage m_stage {environment()};
    User m_boss, m_gone, m_canary;
};

void tst_CanaryAlarms::tests_goThroughEachProvider_atAnInterval()
{
    QTRY_VERIFY_WITH_TIMEOUT(received(Fake::Fcm, "canary-device", "Test of Push (FCM)") >= 2, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(received(Fake::Sms, "+34600000077", "Test of SMS") >= 2, 30'000);
    QVERIFY(m_server.mailTo(QStringLiteral("canary@clinic.example"))
                .headerText("Subject")
                .contains(QStringLiteral("Test of Email")));
    for (const char *labels : {"{channel=\"push\",provider=\"fcm\"}", "{channel=\"email\",provider=\"smtp\"}",
             "{channel=\"sms\",provider=\"sms\"}"}) {
        const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        const double proven
            = metric(QByteArray("mediconnect_channel_last_proven_timestamp_seconds") + labels).toDouble();
        QVERIFY2(proven > now - 60 && proven < now + 5, labels);
        QCOMPARE(metric(QByteArray("mediconnect_channel_failing") + labels), QByteArray("0"));
        QVERIFY(metric(QByteArray("mediconnect_canary_tests_total") + labels).toInt() >= 2);
    }
    QCOMPARE(metric("mediconnect_canary_interval_seconds"), QByteArray("2"));
    QCOMPARE(metric("mediconnect_channel_last_proven_timestamp_seconds{channel=\"push\",provider=\"apns\"}"),
        QByteArray("0"));
}

void tst_CanaryAlarms::tests_leaveOneEachInTheInbox()
{
    m_stage.providers.clear();
    QTRY_VERIFY_WITH_TIMEOUT(received(Fake::Sms, "+34600000077", "Test of SMS") >= 3, 30'000);
    QCOMPARE(titles(m_canary, QStringLiteral("Test of SMS")).size(), 1);
}

void tst_CanaryAlarms::messagesOfOthers_proveTheProviderToo()
{
    const QString before = at(channel("sms"), "last_proven_at").toString();
    const User ann = m_stage.service.directory().patient("ann", object({{"phone", "+34600000001"}}));
    const QString id = m_stage.service.notification(ann).priority("critical").set("channels", array({"sms"})).post();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    const QByteArray sentAt = m_stage.database().value(
        "SELECT floor(extract(epoch FROM sent_at) * 1000)::bigint FROM deliveries WHERE notification_id = '"
        + id.toLatin1() + "'");
    QTRY_VERIFY(QDateTime::fromString(at(channel("sms"), "last_proven_at").toString(), Qt::ISODateWithMs)
        >= QDateTime::fromMSecsSinceEpoch(sentAt.toLongLong()));
    QVERIFY(at(channel("sms"), "last_proven_at").toString() > before);
}

void tst_CanaryAlarms::refusedTest_alarmsTheAdminsByOtherChannels_once()
{
    const qsizetype told = titles(m_stage.admin, smsFails).size();
    m_stage.providers.answer(Fake::Sms, ProviderAnswer::error("21211"));
    QTRY_VERIFY_WITH_TIMEOUT(isFailing("sms"), 20'000);
    QTRY_COMPARE(metric("mediconnect_channel_failing{channel=\"sms\",provider=\"sms\"}"), QByteArray("1"));
    QCOMPARE(titles(m_stage.admin, smsFails).size(), told + 1);
    QTRY_COMPARE(mailsToBoss(QStringLiteral("SMS no funciona")), 1); // in their language
    const QJsonValue alarm = m_stage.asAdmin()
                                 .get("/api/notifications/?recipient_id=" + QByteArray::number(m_boss.id))
                                 .expect(200)["results.0"];
    QCOMPARE(at(alarm, "priority").toString(), QStringLiteral("critical"));
    QVERIFY(!m_stage.timeline(at(alarm, "id").toString()).join(u' ').contains(QStringLiteral(" sms")));

    m_stage.providers.clear();
    m_stage.providers.answer(Fake::Sms, ProviderAnswer::error("21211"));
    QVERIFY(m_stage.providers.waitFor(Fake::Sms, 2)); // tested on
    QCOMPARE(titles(m_stage.admin, smsFails).size(), told + 1);
    QCOMPARE(titles(m_boss, QStringLiteral("SMS no funciona")).size(), 1);
    QCOMPARE(m_stage.database().value(
                 "SELECT count(*) FROM notifications WHERE recipient_id = " + QByteArray::number(m_gone.id)),
        QByteArray("0"));
}

void tst_CanaryAlarms::acceptedAgain_givesTheAllClear()
{
    const qsizetype told = titles(m_stage.admin, smsWorks).size();
    m_stage.providers.answer(Fake::Sms, ProviderAnswer::accept());
    QTRY_VERIFY_WITH_TIMEOUT(isProven("sms"), 20'000);
    QCOMPARE(titles(m_stage.admin, smsWorks).size(), told + 1);
    QCOMPARE(titles(m_boss, QStringLiteral("SMS vuelve a funcionar")).size(), 1);
    QTRY_COMPARE(metric("mediconnect_channel_failing{channel=\"sms\",provider=\"sms\"}"), QByteArray("0"));
}

void tst_CanaryAlarms::silentProvider_alarmsAfterTheTimeout()
{
    m_stage.providers.answer(Fake::Fcm, ProviderAnswer::hang());
    QTRY_VERIFY_WITH_TIMEOUT(isFailing("fcm"), 20'000);
    QTRY_COMPARE(mailsToBoss(QStringLiteral("Push (FCM) no funciona")), 1);
    QVERIFY(m_stage.service.process().log().contains("fcm: a test was not accepted (not sent in time)"));
    m_stage.providers.clear();
    QTRY_VERIFY_WITH_TIMEOUT(isProven("fcm"), 60'000);
}

void tst_CanaryAlarms::missingDevice_alarms()
{
    m_stage.database().run("UPDATE devices SET is_active = false WHERE user_id = " + QByteArray::number(canaryId));
    QTRY_VERIFY_WITH_TIMEOUT(isFailing("fcm"), 20'000);
    QVERIFY(m_stage.service.process().log().contains("fcm can't be tested: "));
}

QTEST_GUILESS_MAIN(tst_CanaryAlarms)
#include "tst_canary_alarms.moc"
