#include "support/provider_client.h"

#include <QtTest/QTest>

using namespace mc::test;

/// What the stand-ins do when they are told to; tst_fake_providers has what they check.
class tst_FakeAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fakes = std::make_unique<FakeProviders>();
        m_client = std::make_unique<ProviderClient>(*m_fakes);
    }

    void cleanup() { m_fakes->clear(); }

    void fcm_errorAskedFor_hasItsDocumentedForm_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("status");
        const std::pair<const char *, int> errors[]
            = {{"UNREGISTERED", 404}, {"INVALID_ARGUMENT", 400}, {"SENDER_ID_MISMATCH", 403}, {"QUOTA_EXCEEDED", 429},
                {"UNAVAILABLE", 503}, {"INTERNAL", 500}, {"THIRD_PARTY_AUTH_ERROR", 401}};
        for (const auto &[name, status] : errors)
            QTest::newRow(name) << QByteArray(name) << status;
    }
    void fcm_errorAskedFor_hasItsDocumentedForm()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const int, status);
        m_fakes->answer(Fake::Fcm, ProviderAnswer::error(name).retryAfter("7"));
        const ProviderReply reply = m_client->sendFcm(ProviderClient::fcmMessage());
        QCOMPARE(reply.status, status);
        QCOMPARE(at(reply.body, "error.code").toInt(), status);
        QCOMPARE(at(reply.body, "error.details.0.errorCode").toString().toUtf8(), name);
        QVERIFY(reply.head.contains("retry-after: 7"));
        QCOMPARE(m_fakes->violations(), QStringList());
    }

    void fcm_quota_isNamedByItsDetails()
    {
        const auto detail = [this](const char *whose, const char *path) {
            m_fakes->answer(Fake::Fcm, ProviderAnswer::error("QUOTA_EXCEEDED").quota(whose));
            return at(m_client->sendFcm(ProviderClient::fcmMessage()).body, path).toString();
        };
        QCOMPARE(detail("project", "error.details.0.metadata.quota_limit"), QStringLiteral("SendsPerMinutePerProject"));
        QCOMPARE(detail("project failure", "error.details.1.violations.0.subject"), QStringLiteral("project:1"));
        QCOMPARE(detail("device", "error.details.1.violations.0.subject"), QStringLiteral("device"));
    }

    void apns_deadToken_tellsSinceWhen()
    {
        QCOMPARE(at(m_client->sendApns({{}, R"({"aps":{}})", "beef"}).body, "reason").toString(),
            QStringLiteral("BadDeviceToken"));
        const QDateTime since(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC);
        m_fakes->answer(Fake::Apns, ProviderClient::appleDevice, ProviderAnswer::error("Unregistered").since(since));
        const ProviderReply reply = m_client->sendApns();
        QCOMPARE(reply.status, 410);
        QCOMPARE(at(reply.body, "timestamp").toInteger(), since.toMSecsSinceEpoch());
        m_fakes->answer(Fake::Apns, ProviderClient::appleDevice, ProviderAnswer::error("Shutdown"));
        QCOMPARE(m_client->sendApns().status, 503);
    }

    void sms_webhook_isSigned()
    {
        QCOMPARE(m_client->sendSms({}).status, 201);
        const QString sid = at(m_fakes->received(Fake::Sms), "0.sid").toString();
        // The stand-in itself is where they are sent, and knows nothing of them.
        const QByteArray via = m_fakes->setting("MEDICONNECT_SMS_URL");
        QCOMPARE(m_fakes->sendStatusCallback(sid, "undelivered", {.via = via, .errorCode = 30006}).status, 401);
        const QJsonValue callback = m_fakes->received(Fake::Sms).at(1);
        QCOMPARE(at(callback, "path").toString(), QStringLiteral("/status?d=1"));
        QCOMPARE(at(callback, "body.MessageStatus").toString(), QStringLiteral("undelivered"));
        QCOMPARE(at(callback, "body.ErrorCode").toString(), QStringLiteral("30006"));
        QCOMPARE(at(callback, "headers.x-twilio-signature").toString().toLatin1(),
            m_client->signatureOf("https://notify.example/status?d=1", at(callback, "body").toObject()));
        m_fakes->sendInbound(via + "/inbound", "+34600123456", "STOP", {.signature = Webhook::Signature::Wrong});
        m_fakes->sendInbound(via + "/inbound", "+34600123456", "STOP", {.signature = Webhook::Signature::Missing});
        const QJsonArray all = m_fakes->received(Fake::Sms);
        QCOMPARE(at(all, "2.body.Body").toString(), QStringLiteral("STOP"));
        QVERIFY(at(all, "2.headers.x-twilio-signature").toString().toLatin1()
            != m_client->signatureOf(via + "/inbound", at(all, "2.body").toObject()));
        QVERIFY(at(all, "3.headers.x-twilio-signature").isUndefined());
    }

    void answer_countedThenLasting_inThatOrder()
    {
        m_fakes->answer(Fake::Sms, ProviderAnswer::error("21610"));
        m_fakes->answer(Fake::Sms, "+34600123456", ProviderAnswer::error("20429").retryAfter("9").times(1));
        m_fakes->answer(Fake::Sms, "+34600123456", ProviderAnswer::raw(418, {}, "{}").times(1));
        QCOMPARE(m_client->sendSms({}).status, 429);
        QCOMPARE(m_client->sendSms({}).status, 418);
        QCOMPARE(at(m_client->sendSms({}).body, "code").toInt(), 21610);
        m_fakes->answer(Fake::Sms, "+34600123456", ProviderAnswer::accept());
        QCOMPARE(m_client->sendSms({}).status, 201);
    }

    void answer_ofABrokenProvider_isNone()
    {
        m_fakes->answer(Fake::Sms, ProviderAnswer::drop().times(1));
        m_fakes->answer(Fake::Sms, ProviderAnswer::html().times(1));
        m_fakes->answer(Fake::Sms, ProviderAnswer::halfJson().times(1));
        m_fakes->answer(Fake::Sms, ProviderAnswer::accept().after(std::chrono::milliseconds(1)).times(1));
        QCOMPARE(m_client->sendSms({}).exitCode, 52); // an empty reply
        QVERIFY(m_client->sendSms({}).head.contains("text/html"));
        QVERIFY(m_client->sendSms({}).body.isEmpty());
        QCOMPARE(m_client->sendSms({}).status, 201);
        m_fakes->answer(Fake::Apns, ProviderAnswer::drop());
        QVERIFY(m_client->sendApns().exitCode != 0);
        QCOMPARE(m_fakes->violations(), QStringList());
    }

    void answer_hangingOrLate_isAwaited()
    {
        m_fakes->answer(Fake::Apns, ProviderAnswer::hang().times(1));
        m_fakes->answer(Fake::Apns, ProviderAnswer::accept().after(std::chrono::hours(1)).times(1));
        QProcess waiting[2];
        for (int i = 0; i < 2; ++i) {
            waiting[i].start(QStringLiteral("curl"), curlOptions(m_client->apnsOptions(ProviderClient::ApnsRequest())));
            QVERIFY(m_fakes->waitFor(Fake::Apns, i + 1));
        }
        const QJsonArray received = m_fakes->received(Fake::Apns);
        QCOMPARE(at(received, "0.status").toString(), QStringLiteral("hang"));
        QVERIFY(at(received, "1.status").isUndefined());
        m_fakes->setReachable(Fake::Apns, false); // ends them
        m_fakes->setReachable(Fake::Apns, true);
        for (QProcess &each : waiting) {
            QVERIFY(each.waitForFinished());
            QVERIFY(each.exitCode() != 0 && each.exitCode() != 28); // 28: its patience was over
        }
    }

    void setReachable_offAndOn_keepsThePort()
    {
        m_fakes->setReachable(Fake::Apns, false);
        QCOMPARE(m_client->sendApns().exitCode, 7); // refused
        m_fakes->setReachable(Fake::Apns, true);
        QCOMPARE(m_client->sendApns().status, 200);
    }

    void overTls_lightMode_isTrustedByItsCaAndKeepsTimes()
    {
        FakeProviders fakes(
            {.providers = {Fake::Fcm, Fake::Apns}, .overTls = {Fake::Fcm, Fake::Apns}, .isLight = true});
        QVERIFY(fakes.setting("MEDICONNECT_SMS_URL").isEmpty());
        const QByteArray url = fakes.setting("MEDICONNECT_FCM_URL");
        const QByteArray ca = fakes.setting("MEDICONNECT_CA_FILE");
        QCOMPARE(curl({"--cacert", ca, "-d", "{}", url}).version, QByteArray("2"));
        QCOMPARE(curl({"--cacert", ca, "--http1.1", "-d", "{}", url}).version, QByteArray("1.1"));
        QCOMPARE(curl({url}).exitCode, 60); // an unknown CA
        QCOMPARE(fakes.count(Fake::Fcm), 2);
        QVERIFY(qAbs(at(fakes.received(Fake::Fcm), "0.0").toDouble() - double(QDateTime::currentMSecsSinceEpoch()))
            < 600'000);
        QCOMPARE(at(fakes.figures(Fake::Fcm), "accepted").toInt(), 0);
        QVERIFY(fakes.everything().isEmpty());
        QVERIFY(curl({"--cacert", ca, "--http1.1", fakes.setting("MEDICONNECT_APNS_URL")}).exitCode != 0);
    }

private:
    std::unique_ptr<FakeProviders> m_fakes;
    std::unique_ptr<ProviderClient> m_client;
};

QTEST_GUILESS_MAIN(tst_FakeAnswers)
#include "tst_fake_answers.moc"
