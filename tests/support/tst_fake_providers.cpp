#include "support/provider_client.h"
#include "support/token.h"

#include <QtTest/QTest>

using namespace mc::test;

class tst_FakeProviders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fakes = std::make_unique<FakeProviders>();
        m_client = std::make_unique<ProviderClient>(*m_fakes);
    }

    void cleanup() { m_fakes->clear(); }

    void token_assertion_isHeldAgainstTheAccount_data()
    {
        QTest::addColumn<QJsonObject>("header");
        QTest::addColumn<QJsonObject>("claims");
        QTest::addColumn<QByteArray>("grantType");
        QTest::addColumn<QString>("error");
        const qint64 now = secondsFromNow(0);
        const auto row = [](const char *name, const QJsonObject &header, const QJsonObject &claims, const char *error) {
            QTest::newRow(name) << header << claims << ProviderClient::grantType << QString::fromLatin1(error);
        };
        row("right", {}, {}, "");
        row("kid", object({{"kid", "other"}}), {}, "invalid_grant");
        row("typ", object({{"typ", nullptr}}), {}, "invalid_grant");
        row("iss", {}, object({{"iss", "other@example.org"}}), "invalid_grant");
        row("aud", {}, object({{"aud", "https://oauth2.googleapis.com/token"}}), "invalid_grant");
        row("scope", {}, object({{"scope", "openid"}}), "invalid_scope");
        row("two hours", {}, object({{"exp", now + 7200}}), "invalid_grant");
        row("over", {}, object({{"iat", now - 3700}, {"exp", now - 100}}), "invalid_grant");
        row("not yet", {}, object({{"iat", now + 600}, {"exp", now + 900}}), "invalid_grant");
        QTest::newRow("grant") << QJsonObject() << QJsonObject() << QByteArray("password")
                               << QStringLiteral("unsupported_grant_type");
    }
    void token_assertion_isHeldAgainstTheAccount()
    {
        QFETCH(const QJsonObject, header);
        QFETCH(const QJsonObject, claims);
        QFETCH(const QByteArray, grantType);
        QFETCH(const QString, error);
        const ProviderReply reply = m_client->askToken(m_client->assertion(header, claims), grantType);
        QCOMPARE(reply.status == 200, error.isEmpty());
        QCOMPARE(reply.body.value(QLatin1String("error")).toString(), error);
        QCOMPARE(m_fakes->violations().size(), error.isEmpty() ? 0 : 1);
    }

    void token_spoiledSignature_isRefused()
    {
        QByteArray spoiled = m_client->assertion();
        const qsizetype place = spoiled.size() - 20;
        spoiled[place] = spoiled[place] == 'A' ? 'B' : 'A';
        QCOMPARE(
            m_client->askToken(spoiled).body.value(QLatin1String("error")).toString(), QStringLiteral("invalid_grant"));
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void fcm_rightMessage_isAccepted()
    {
        const ProviderReply reply = m_client->sendFcm(ProviderClient::fcmMessage());
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.value(QLatin1String("name"))
                    .toString()
                    .startsWith(QLatin1String("projects/mediconnect-tests/messages/")));
        QCOMPARE(m_fakes->violations(), QStringList());
        const QJsonArray received = m_fakes->received(Fake::Fcm);
        QCOMPARE(at(received, "0.target").toString(), QStringLiteral("device-1"));
        QCOMPARE(at(received, "0.id").toString(), QStringLiteral("n-1"));
        QCOMPARE(at(received, "0.status").toInt(), 200);
        QCOMPARE(at(received, "0.body.message").toObject(), ProviderClient::fcmMessage());
    }

    void fcm_wrongMessage_isRefused_data()
    {
        QTest::addColumn<QJsonObject>("change");
        const auto row = [](const char *name, const QJsonObject &change) { QTest::newRow(name) << change; };
        row("two targets", object({{"topic", "news"}}));
        row("empty token", object({{"token", ""}}));
        row("unknown field", object({{"priority", "high"}}));
        row("number in data", object({{"data", object({{"count", 1}})}}));
        row("reserved word", object({{"data", object({{"from", "x"}})}}));
        row("reserved prefix", object({{"data", object({{"google.x", "x"}})}}));
        row("title", object({{"notification", object({{"title", 1}})}}));
        row("android priority", object({{"android", object({{"priority", "urgent"}})}}));
        row("android ttl", object({{"android", object({{"ttl", "3600"}})}}));
        row("android ttl of five weeks", object({{"android", object({{"ttl", "3024000s"}})}}));
        row("webpush urgency", object({{"webpush", object({{"headers", object({{"Urgency", "urgent"}})}})}}));
        row("webpush ttl", object({{"webpush", object({{"headers", object({{"TTL", "1h"}})}})}}));
        row("webpush topic", object({{"webpush", object({{"headers", object({{"Topic", QByteArray(33, 't')}})}})}}));
        row("webpush link without TLS",
            object({{"webpush", object({{"fcm_options", object({{"link", "http://app.example/a"}})}})}}));
        row("webpush link", object({{"webpush", object({{"fcm_options", object({{"link", "/a"}})}})}}));
        row("apns priority", object({{"apns", object({{"headers", object({{"apns-priority", "high"}})}})}}));
        row("too much", object({{"data", object({{"text", QByteArray(4097, 'x')}})}}));
    }
    void fcm_wrongMessage_isRefused()
    {
        QFETCH(const QJsonObject, change);
        const ProviderReply reply = m_client->sendFcm(merged(ProviderClient::fcmMessage(), change));
        QCOMPARE(reply.status, 400);
        QCOMPARE(at(reply.body, "error.status").toString(), QStringLiteral("INVALID_ARGUMENT"));
        QVERIFY(
            at(reply.body, "error.details.0.fieldViolations.0.field").toString().startsWith(QLatin1String("message")));
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void fcm_accessToken_isNeeded()
    {
        QCOMPARE(m_client->sendFcm(ProviderClient::fcmMessage(), "ya29.unknown").status, 401);
        QCOMPARE(m_fakes->violations().size(), 1);
        m_fakes->setAccessTokenLifetime(std::chrono::seconds(0));
        QCOMPARE(m_client->sendFcm(ProviderClient::fcmMessage(), m_client->accessToken()).status, 401);
        QCOMPARE(m_fakes->violations().size(), 2);
        m_fakes->setAccessTokenLifetime(std::chrono::hours(1));
        const QByteArray token = m_client->accessToken();
        m_fakes->revokeAccessTokens();
        QCOMPARE(at(m_client->sendFcm(ProviderClient::fcmMessage(), token).body, "error.status").toString(),
            QStringLiteral("UNAUTHENTICATED"));
        QCOMPARE(m_fakes->violations().size(), 2); // nobody can know of that beforehand
        m_client->renewAccessToken();
        QCOMPARE(m_client->sendFcm(ProviderClient::fcmMessage()).status, 200);
    }

    void apns_rightRequest_isAccepted()
    {
        const ProviderReply reply = m_client->sendApns();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.version, QByteArray("2"));
        QVERIFY(reply.head.contains("apns-id: 0190c3a5-5e1c-7000-8000-00000000000a"));
        QCOMPARE(m_fakes->violations(), QStringList());
        QCOMPARE(at(m_fakes->received(Fake::Apns), "0.body.aps.alert").toString(), QStringLiteral("News"));
    }

    void apns_wrongRequest_isRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *header, const QByteArray &body, const char *reason) {
            QTest::addRow("%s %s", reason, header) << QByteArray(header) << body << QByteArray(reason);
        };
        const QByteArray right = R"({"aps":{}})";
        row("apns-topic;", right, "MissingTopic");
        row("apns-topic: org.example.other", right, "TopicDisallowed");
        row("apns-push-type: loud", right, "InvalidPushType");
        row("apns-id: 7", right, "BadMessageId");
        row("apns-priority: high", right, "BadPriority");
        row("apns-expiration: tomorrow", right, "BadExpirationDate");
        row("apns-collapse-id: 12345678901234567890123456789012345678901234567890123456789012345", right,
            "BadCollapseId");
        row("authorization: bearer e30.e30.e30", right, "InvalidProviderToken");
        row("authorization;", right, "MissingProviderToken");
        row("x: y", "{}", "PayloadEmpty");
        row("x: y", R"({"aps":{"alert":")" + QByteArray(4096, 'x') + R"("}})", "PayloadTooLarge");
    }
    void apns_wrongRequest_isRefused()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, reason);
        QCOMPARE(at(m_client->sendApns({{header}, body}).body, "reason").toString().toUtf8(), reason);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void apns_providerToken_isHeldAgainstTheKey()
    {
        const auto reasonFor = [this](const QJsonObject &header, const QJsonObject &claims) {
            return at(m_client->sendApns({{"authorization: bearer " + m_client->providerToken(header, claims)}}).body,
                "reason")
                .toString();
        };
        QCOMPARE(reasonFor({}, object({{"iat", secondsFromNow(-3700)}})), QStringLiteral("ExpiredProviderToken"));
        QCOMPARE(reasonFor({}, object({{"iss", "OTHERTEAM0"}})), QStringLiteral("InvalidProviderToken"));
        QCOMPARE(reasonFor(object({{"kid", "OTHERKEY00"}}), {}), QStringLiteral("InvalidProviderToken"));
        QCOMPARE(reasonFor({}, object({{"iat", secondsFromNow(600)}})), QStringLiteral("InvalidProviderToken"));
        QCOMPARE(m_fakes->violations().size(), 4);
        QCOMPARE(m_client->sendApns().status, 200);
        m_fakes->countProviderTokenUpdates(true);
        QCOMPARE(reasonFor({}, object({{"iat", secondsFromNow(-60)}})), QStringLiteral("TooManyProviderTokenUpdates"));
        QCOMPARE(m_client->sendApns().status, 200);
        m_fakes->countProviderTokenUpdates(false);
    }

    void apns_otherMethod_isRefused()
    {
        const QByteArray url = m_fakes->setting("MEDICONNECT_APNS_URL") + "/3/device/" + ProviderClient::appleDevice;
        QCOMPARE(curl({"--http2-prior-knowledge", url}).status, 405);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void apns_withoutPushType_isAcceptedAndListed()
    {
        QCOMPARE(m_client->sendApns({{"apns-push-type:"}}).status, 200);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void sms_rightMessage_isAccepted()
    {
        const ProviderReply reply = m_client->sendSms({{"Body", "Für Sie: neu."}});
        QCOMPARE(reply.status, 201);
        QVERIFY(at(reply.body, "sid").toString().startsWith(QLatin1String("SM")));
        QCOMPARE(at(reply.body, "status").toString(), QStringLiteral("queued"));
        QCOMPARE(m_fakes->violations(), QStringList());
        QVERIFY(m_fakes->everything().contains("Für Sie: neu."));
    }

    void sms_wrongMessage_isRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QByteArray &value, int code) {
            QTest::addRow("%d", code) << QByteArray(name) << value << code;
        };
        row("To", "600 123 456", 21211);
        row("From", "+34600000000", 21606);
        row("Body", "", 21602);
        row("Body", QByteArray(1601, 'x'), 21617);
        row("StatusCallback", "/api/sms/status", 21609);
    }
    void sms_wrongMessage_isRefused()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, value);
        QFETCH(const int, code);
        const ProviderReply reply = m_client->sendSms({{name, value}});
        QCOMPARE(reply.status, 400);
        QCOMPARE(at(reply.body, "code").toInt(), code);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void sms_wrongToken_isRefused()
    {
        QCOMPARE(at(m_client->sendSms({}, "wrong").body, "code").toInt(), 20003);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void sms_unknownParameter_isAcceptedAndListed()
    {
        QCOMPARE(m_client->sendSms({{"Title", "News"}}).status, 201);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void envelope_ofEachProvider_isChecked()
    {
        const QByteArray account = m_fakes->setting("MEDICONNECT_SMS_ACCOUNT");
        const QByteArray login = account + ':' + m_fakes->setting("MEDICONNECT_SMS_TOKEN");
        const QByteArray sms = m_fakes->setting("MEDICONNECT_SMS_URL") + "/2010-04-01/Accounts/" + account;
        const QByteArray fcm = m_fakes->setting("MEDICONNECT_FCM_URL") + "/v1/projects/";
        const QByteArray bearer = "Authorization: Bearer " + m_client->accessToken();
        const QByteArray json = "Content-Type: application/json";
        const QByteArray message = R"({"message":{"token":"t"}})";
        const QByteArray form
            = "To=%2B34600123456&Body=a&From=" + m_fakes->setting("MEDICONNECT_SMS_FROM").toPercentEncoding();
        QCOMPARE(curl({"-u", login, "-d", form, sms + "/Calls.json"}).status, 404);
        QCOMPARE(curl({"-u", login, "-H", json, "-d", form, sms + "/Messages.json"}).status, 400);
        QCOMPARE(curl({"-H", bearer, "-H", json, "-d", message, fcm + "other/messages:send"}).status, 404);
        QCOMPARE(curl({"-H", bearer, "-d", message, fcm + "mediconnect-tests/messages:send"}).status, 400);
        QCOMPARE(m_client->sendFcm(object({{"data", object({{"a", "b"}})}})).status, 400); // to nobody
        const QByteArray grant = "grant_type=" + ProviderClient::grantType + "&assertion=" + m_client->assertion();
        QCOMPARE(curl({"-H", json, "-d", grant, m_client->tokenUrl()}).status, 400);
        QCOMPARE(m_fakes->violations().size(), 6);
    }

private:
    std::unique_ptr<FakeProviders> m_fakes;
    std::unique_ptr<ProviderClient> m_client;
};

QTEST_GUILESS_MAIN(tst_FakeProviders)
#include "tst_fake_providers.moc"
