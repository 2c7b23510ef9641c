#include "support/fake_providers.h"
#include "support/node_script.h"
#include "support/token.h"

#include <QtCore/QFile>
#include <QtCore/QMessageAuthenticationCode>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

const char scope[] = "https://www.googleapis.com/auth/firebase.messaging";
const char grant[] = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const QByteArray appleDevice(64, 'a');

struct Reply
{
    int exitCode = -1;
    int status = 0;
    QByteArray version;
    QByteArray head;
    QJsonObject body;
};

QStringList curlOptions(const QByteArrayList &options)
{
    QStringList all{QStringLiteral("-sS"), QStringLiteral("-i"), QStringLiteral("--max-time"), QStringLiteral("20"),
        QStringLiteral("-w"), QStringLiteral("\n%{http_code} %{http_version}")};
    for (const QByteArray &option : options)
        all.append(QString::fromUtf8(option));
    return all;
}

// A client that nothing here was made for.
Reply curl(const QByteArrayList &options)
{
    QProcess process;
    process.start(QStringLiteral("curl"), curlOptions(options));
    process.waitForFinished();
    const QByteArray out = process.readAllStandardOutput().replace("\r\n", "\n");
    const qsizetype last = out.lastIndexOf('\n');
    const qsizetype head = out.indexOf("\n\n");
    const QByteArrayList figures = out.mid(last + 1).split(' ');
    const QByteArray body = out.mid(head + 2, last - head - 2);
    return {process.exitCode(), figures.value(0).toInt(), figures.value(1), out.left(head), toObject(body)};
}

QByteArray sign(const QByteArray &keyFile, const QJsonObject &header, const QJsonObject &claims)
{
    const CommandOutcome outcome = runInNode(QStringLiteral("providers/sign.cjs"),
        {QString::fromUtf8(keyFile), QString::fromUtf8(toBytes(header)), QString::fromUtf8(toBytes(claims))});
    return outcome.out;
}

QByteArray encoded(const QList<std::pair<QByteArray, QByteArray>> &form)
{
    QByteArrayList fields;
    for (const auto &[name, value] : form)
        fields.append(name + '=' + value.toPercentEncoding());
    return fields.join('&');
}

QJsonObject fcmMessage()
{
    return object({{"token", "device-1"}, {"notification", object({{"title", "News"}, {"body", "Open the app."}})},
        {"data", object({{"notification_id", "n-1"}, {"deep_link", "/a"}})},
        {"android", object({{"priority", "HIGH"}, {"collapse_key", "k"}, {"ttl", "3600s"}})},
        {"apns", object({{"headers", object({{"apns-priority", "10"}})}, {"payload", object({{"aps", object({})}})}})},
        {"webpush",
            object({{"headers", object({{"Urgency", "high"}, {"TTL", "3600"}})},
                {"fcm_options", object({{"link", "https://app.example/a"}})}})}});
}

} // namespace

class tst_FakeProviders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fakes = std::make_unique<FakeProviders>();
        QFile file(QString::fromUtf8(m_fakes->setting("MEDICONNECT_FCM_CREDENTIALS")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_account = toObject(file.readAll());
        m_access = accessToken();
        m_provider = providerToken();
        QVERIFY(!m_access.isEmpty() && !m_provider.isEmpty());
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
            QTest::newRow(name) << header << claims << QByteArray(grant) << QString::fromLatin1(error);
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
        const Reply reply = askToken(assertion(header, claims), grantType);
        QCOMPARE(reply.status == 200, error.isEmpty());
        QCOMPARE(reply.body.value(QLatin1String("error")).toString(), error);
        QCOMPARE(m_fakes->violations().size(), error.isEmpty() ? 0 : 1);
    }

    void token_spoiledSignature_isRefused()
    {
        QByteArray spoiled = assertion();
        const qsizetype place = spoiled.size() - 20;
        spoiled[place] = spoiled[place] == 'A' ? 'B' : 'A';
        QCOMPARE(askToken(spoiled).body.value(QLatin1String("error")).toString(), QStringLiteral("invalid_grant"));
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void fcm_rightMessage_isAccepted()
    {
        const Reply reply = sendFcm(fcmMessage());
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.value(QLatin1String("name"))
                    .toString()
                    .startsWith(QLatin1String("projects/mediconnect-tests/messages/")));
        QCOMPARE(m_fakes->violations(), QStringList());
        const QJsonArray received = m_fakes->received(Fake::Fcm);
        QCOMPARE(at(received, "0.target").toString(), QStringLiteral("device-1"));
        QCOMPARE(at(received, "0.id").toString(), QStringLiteral("n-1"));
        QCOMPARE(at(received, "0.status").toInt(), 200);
        QCOMPARE(at(received, "0.body.message").toObject(), fcmMessage());
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
        row("webpush link", object({{"webpush", object({{"fcm_options", object({{"link", "/a"}})}})}}));
        row("apns priority", object({{"apns", object({{"headers", object({{"apns-priority", "high"}})}})}}));
        row("too much", object({{"data", object({{"text", QByteArray(4097, 'x')}})}}));
    }
    void fcm_wrongMessage_isRefused()
    {
        QFETCH(const QJsonObject, change);
        const Reply reply = sendFcm(merged(fcmMessage(), change));
        QCOMPARE(reply.status, 400);
        QCOMPARE(at(reply.body, "error.status").toString(), QStringLiteral("INVALID_ARGUMENT"));
        QVERIFY(
            at(reply.body, "error.details.0.fieldViolations.0.field").toString().startsWith(QLatin1String("message")));
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void fcm_accessToken_isNeeded()
    {
        QCOMPARE(sendFcm(fcmMessage(), "ya29.unknown").status, 401);
        QCOMPARE(m_fakes->violations().size(), 1);
        m_fakes->setAccessTokenLifetime(std::chrono::seconds(0));
        QCOMPARE(sendFcm(fcmMessage(), accessToken()).status, 401);
        QCOMPARE(m_fakes->violations().size(), 2);
        m_fakes->setAccessTokenLifetime(std::chrono::hours(1));
        const QByteArray token = accessToken();
        m_fakes->revokeAccessTokens();
        QCOMPARE(at(sendFcm(fcmMessage(), token).body, "error.status").toString(), QStringLiteral("UNAUTHENTICATED"));
        QCOMPARE(m_fakes->violations().size(), 2); // nobody can know of that beforehand
        m_access = accessToken();
        QCOMPARE(sendFcm(fcmMessage()).status, 200);
    }

    void fcm_errorAskedFor_hasItsDocumentedForm_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("status");
        const std::pair<const char *, int> errors[] = {{"UNREGISTERED", 404}, {"INVALID_ARGUMENT", 400},
            {"SENDER_ID_MISMATCH", 403}, {"QUOTA_EXCEEDED", 429}, {"UNAVAILABLE", 503}, {"INTERNAL", 500},
            {"THIRD_PARTY_AUTH_ERROR", 401}};
        for (const auto &[name, status] : errors)
            QTest::newRow(name) << QByteArray(name) << status;
    }
    void fcm_errorAskedFor_hasItsDocumentedForm()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const int, status);
        m_fakes->answer(Fake::Fcm, ProviderAnswer::error(name).retryAfter("7"));
        const Reply reply = sendFcm(fcmMessage());
        QCOMPARE(reply.status, status);
        QCOMPARE(at(reply.body, "error.code").toInt(), status);
        QCOMPARE(at(reply.body, "error.details.0.errorCode").toString().toUtf8(), name);
        QVERIFY(reply.head.contains("retry-after: 7"));
        QCOMPARE(m_fakes->violations(), QStringList());
    }

    void apns_rightRequest_isAccepted()
    {
        const Reply reply = sendApns();
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
        QCOMPARE(at(sendApns({{header}, body}).body, "reason").toString().toUtf8(), reason);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void apns_providerToken_isHeldAgainstTheKey()
    {
        const auto reasonFor = [this](const QJsonObject &header, const QJsonObject &claims) {
            return at(sendApns({{"authorization: bearer " + providerToken(header, claims)}}).body, "reason").toString();
        };
        QCOMPARE(reasonFor({}, object({{"iat", secondsFromNow(-3700)}})), QStringLiteral("ExpiredProviderToken"));
        QCOMPARE(reasonFor({}, object({{"iss", "OTHERTEAM0"}})), QStringLiteral("InvalidProviderToken"));
        QCOMPARE(reasonFor(object({{"kid", "OTHERKEY00"}}), {}), QStringLiteral("InvalidProviderToken"));
        QCOMPARE(m_fakes->violations().size(), 3);
        QCOMPARE(sendApns().status, 200);
        m_fakes->countProviderTokenUpdates(true);
        QCOMPARE(reasonFor({}, object({{"iat", secondsFromNow(-60)}})), QStringLiteral("TooManyProviderTokenUpdates"));
        QCOMPARE(sendApns().status, 200);
        m_fakes->countProviderTokenUpdates(false);
    }

    void apns_deadToken_tellsSinceWhen()
    {
        QCOMPARE(
            at(sendApns({{}, R"({"aps":{}})", "beef"}).body, "reason").toString(), QStringLiteral("BadDeviceToken"));
        const QDateTime since(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC);
        m_fakes->answer(Fake::Apns, appleDevice, ProviderAnswer::error("Unregistered").since(since));
        const Reply reply = sendApns();
        QCOMPARE(reply.status, 410);
        QCOMPARE(at(reply.body, "timestamp").toInteger(), since.toMSecsSinceEpoch());
        m_fakes->answer(Fake::Apns, appleDevice, ProviderAnswer::error("Shutdown"));
        QCOMPARE(sendApns().status, 503);
    }

    void sms_rightMessage_isAccepted()
    {
        const Reply reply = sendSms({{"Body", "Für Sie: neu."}});
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
        const Reply reply = sendSms({{name, value}});
        QCOMPARE(reply.status, 400);
        QCOMPARE(at(reply.body, "code").toInt(), code);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void sms_wrongToken_isRefused()
    {
        QCOMPARE(at(sendSms({}, "wrong").body, "code").toInt(), 20003);
        QCOMPARE(m_fakes->violations().size(), 1);
    }

    void sms_webhook_isSigned()
    {
        QCOMPARE(sendSms({}).status, 201);
        const QString sid = at(m_fakes->received(Fake::Sms), "0.sid").toString();
        // The stand-in itself is where they are sent, and knows nothing of them.
        const QByteArray via = m_fakes->setting("MEDICONNECT_SMS_URL");
        QCOMPARE(m_fakes->sendStatusCallback(sid, "undelivered", {.via = via, .errorCode = 30006}).status, 401);
        const QJsonValue callback = m_fakes->received(Fake::Sms).at(1);
        QCOMPARE(at(callback, "path").toString(), QStringLiteral("/status?d=1"));
        QCOMPARE(at(callback, "body.MessageStatus").toString(), QStringLiteral("undelivered"));
        QCOMPARE(at(callback, "body.ErrorCode").toString(), QStringLiteral("30006"));
        QCOMPARE(at(callback, "headers.x-twilio-signature").toString().toLatin1(),
            signatureOf("https://notify.example/status?d=1", at(callback, "body").toObject()));
        m_fakes->sendInbound(via + "/inbound", "+34600123456", "STOP", {.signature = Webhook::Signature::Wrong});
        m_fakes->sendInbound(via + "/inbound", "+34600123456", "STOP", {.signature = Webhook::Signature::Missing});
        const QJsonArray all = m_fakes->received(Fake::Sms);
        QCOMPARE(at(all, "2.body.Body").toString(), QStringLiteral("STOP"));
        QVERIFY(at(all, "2.headers.x-twilio-signature").toString().toLatin1()
            != signatureOf(via + "/inbound", at(all, "2.body").toObject()));
        QVERIFY(at(all, "3.headers.x-twilio-signature").isUndefined());
    }

    void answer_countedThenLasting_inThatOrder()
    {
        m_fakes->answer(Fake::Sms, ProviderAnswer::error("21610"));
        m_fakes->answer(Fake::Sms, "+34600123456", ProviderAnswer::error("20429").retryAfter("9").times(1));
        m_fakes->answer(Fake::Sms, "+34600123456", ProviderAnswer::raw(418, {}, "{}").times(1));
        QCOMPARE(sendSms({}).status, 429);
        QCOMPARE(sendSms({}).status, 418);
        QCOMPARE(at(sendSms({}).body, "code").toInt(), 21610);
        m_fakes->answer(Fake::Sms, "+34600123456", ProviderAnswer::accept());
        QCOMPARE(sendSms({}).status, 201);
    }

    void answer_ofABrokenProvider_isNone()
    {
        m_fakes->answer(Fake::Sms, ProviderAnswer::drop().times(1));
        m_fakes->answer(Fake::Sms, ProviderAnswer::html().times(1));
        m_fakes->answer(Fake::Sms, ProviderAnswer::halfJson().times(1));
        m_fakes->answer(Fake::Sms, ProviderAnswer::accept().after(std::chrono::milliseconds(1)).times(1));
        QCOMPARE(sendSms({}).exitCode, 52); // an empty reply
        QVERIFY(sendSms({}).head.contains("text/html"));
        QVERIFY(sendSms({}).body.isEmpty());
        QCOMPARE(sendSms({}).status, 201);
        m_fakes->answer(Fake::Apns, ProviderAnswer::drop());
        QVERIFY(sendApns().exitCode != 0);
        m_fakes->answer(Fake::Apns, ProviderAnswer::hang());
        QProcess hanging;
        hanging.start(QStringLiteral("curl"), curlOptions(apnsOptions(ApnsRequest())));
        QVERIFY(m_fakes->waitFor(Fake::Apns, 2));
        QCOMPARE(at(m_fakes->received(Fake::Apns), "1.status").toString(), QStringLiteral("hang"));
        hanging.kill();
        hanging.waitForFinished();
        QCOMPARE(m_fakes->violations(), QStringList());
    }

    void setReachable_offAndOn_keepsThePort()
    {
        m_fakes->setReachable(Fake::Apns, false);
        QCOMPARE(sendApns().exitCode, 7); // refused
        m_fakes->setReachable(Fake::Apns, true);
        QCOMPARE(sendApns().status, 200);
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
    struct ApnsRequest
    {
        QByteArrayList headers = {};
        QByteArray body = R"({"aps":{"alert":"News"}})";
        QByteArray device = appleDevice;
    };

    QByteArray assertion(const QJsonObject &header = {}, const QJsonObject &claims = {})
    {
        const qint64 now = secondsFromNow(0);
        const QJsonObject right = object({{"iss", m_account.value(QLatin1String("client_email"))}, {"scope", scope},
            {"aud", m_account.value(QLatin1String("token_uri"))}, {"iat", now}, {"exp", now + 3600}});
        return sign(m_fakes->setting("MEDICONNECT_FCM_CREDENTIALS"),
            merged(
                object({{"alg", "RS256"}, {"typ", "JWT"}, {"kid", m_account.value(QLatin1String("private_key_id"))}}),
                header),
            merged(right, claims));
    }
    Reply askToken(const QByteArray &assertion, const QByteArray &grantType = grant)
    {
        return curl({"-d", encoded({{"grant_type", grantType}, {"assertion", assertion}}),
            m_account.value(QLatin1String("token_uri")).toString().toUtf8()});
    }
    QByteArray accessToken()
    {
        return askToken(assertion()).body.value(QLatin1String("access_token")).toString().toUtf8();
    }
    Reply sendFcm(const QJsonObject &message, const QByteArray &token = {})
    {
        return curl({"-H", "Authorization: Bearer " + (token.isEmpty() ? m_access : token), "-H",
            "Content-Type: application/json", "-d", toBytes(object({{"message", message}})),
            m_fakes->setting("MEDICONNECT_FCM_URL") + "/v1/projects/mediconnect-tests/messages:send"});
    }
    QByteArray providerToken(const QJsonObject &header = {}, const QJsonObject &claims = {})
    {
        return sign(m_fakes->setting("MEDICONNECT_APNS_KEY"),
            merged(object({{"alg", "ES256"}, {"kid", m_fakes->setting("MEDICONNECT_APNS_KEY_ID")}}), header),
            merged(
                object({{"iss", m_fakes->setting("MEDICONNECT_APNS_TEAM_ID")}, {"iat", secondsFromNow(0)}}), claims));
    }
    // Those headers instead of the right ones of their names; "name;" is none, as curl sends it empty.
    QByteArrayList apnsOptions(const ApnsRequest &request)
    {
        QByteArrayList headers{"authorization: bearer " + m_provider,
            "apns-topic: " + m_fakes->setting("MEDICONNECT_APNS_TOPIC"), "apns-push-type: alert",
            "apns-id: 0190c3a5-5e1c-7000-8000-00000000000a", "apns-priority: 10", "apns-expiration: 0"};
        for (const QByteArray &other : request.headers) {
            const QByteArray name = other.left(other.indexOf(other.contains(':') ? ':' : ';'));
            headers.removeIf([&name](const QByteArray &header) { return header.startsWith(name + ':'); });
        }
        QByteArrayList options{"--http2-prior-knowledge", "-d", request.body};
        for (const QByteArray &header : headers + request.headers)
            options << "-H" << header;
        return options << m_fakes->setting("MEDICONNECT_APNS_URL") + "/3/device/" + request.device;
    }
    Reply sendApns() { return sendApns(ApnsRequest()); }
    Reply sendApns(const ApnsRequest &request) { return curl(apnsOptions(request)); }
    Reply sendSms(const QList<std::pair<QByteArray, QByteArray>> &changes, const QByteArray &token = {})
    {
        QList<std::pair<QByteArray, QByteArray>> form{{"To", "+34600123456"},
            {"From", m_fakes->setting("MEDICONNECT_SMS_FROM")}, {"Body", "News"},
            {"StatusCallback", "https://notify.example/status?d=1"}};
        for (const auto &[name, value] : changes)
            std::find_if(form.begin(), form.end(), [&name](const auto &field) { return field.first == name; })->second =
                value;
        const QByteArray account = m_fakes->setting("MEDICONNECT_SMS_ACCOUNT");
        return curl({"-u", account + ':' + (token.isEmpty() ? m_fakes->setting("MEDICONNECT_SMS_TOKEN") : token), "-d",
            encoded(form),
            m_fakes->setting("MEDICONNECT_SMS_URL") + "/2010-04-01/Accounts/" + account + "/Messages.json"});
    }
    QByteArray signatureOf(const QByteArray &url, const QJsonObject &form)
    {
        QByteArray text = url;
        for (auto it = form.begin(); it != form.end(); ++it) // sorted by name
            text += it.key().toUtf8() + it.value().toString().toUtf8();
        return QMessageAuthenticationCode::hash(
            text, m_fakes->setting("MEDICONNECT_SMS_TOKEN"), QCryptographicHash::Sha1)
            .toBase64();
    }

    std::unique_ptr<FakeProviders> m_fakes;
    QJsonObject m_account;
    QByteArray m_access;
    QByteArray m_provider;
};

QTEST_GUILESS_MAIN(tst_FakeProviders)
#include "tst_fake_providers.moc"
