#include "support/provider_client.h"

#include "support/node_script.h"
#include "support/token.h"

#include <QtCore/QFile>
#include <QtCore/QMessageAuthenticationCode>

namespace mc::test {

namespace {

QByteArray sign(const QByteArray &keyFile, const QJsonObject &header, const QJsonObject &claims)
{
    const CommandOutcome outcome = runInNode(QStringLiteral("../shared/stand_ins/sign.cjs"),
        {QString::fromUtf8(keyFile), QString::fromUtf8(toBytes(header)), QString::fromUtf8(toBytes(claims))});
    return outcome.out;
}

QByteArray encoded(const ProviderClient::Form &form)
{
    QByteArrayList fields;
    for (const auto &[name, value] : form)
        fields.append(name + '=' + value.toPercentEncoding());
    return fields.join('&');
}

} // namespace

const QByteArray ProviderClient::grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const QByteArray ProviderClient::appleDevice(64, 'a');
const QByteArray ProviderClient::apnsId = "0190c3a5-5e1c-7000-8000-00000000000a";

QStringList curlOptions(const QByteArrayList &options)
{
    QStringList all {QStringLiteral("-sS"), QStringLiteral("-i"), QStringLiteral("--max-time"), QStringLiteral("20"),
        QStringLiteral("-w"), QStringLiteral("\n%{http_code} %{http_version}")};
    for (const QByteArray &option : options)
        all.append(QString::fromUtf8(option));
    return all;
}

ProviderReply curl(const QByteArrayList &options)
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

ProviderClient::ProviderClient(const FakeProviders &fakes)
    : m_fakes(fakes)
{
    QFile file(QString::fromUtf8(setting("MEDICONNECT_FCM_CREDENTIALS")));
    if (file.open(QIODevice::ReadOnly))
        m_account = toObject(file.readAll());
    m_access = accessToken();
    m_provider = providerToken();
}

QByteArray ProviderClient::assertion(const QJsonObject &header, const QJsonObject &claims) const
{
    const qint64 now = secondsFromNow(0);
    const QJsonObject right = object({{"iss", m_account.value(QLatin1String("client_email"))},
        {"scope", "https://www.googleapis.com/auth/firebase.messaging"},
        {"aud", m_account.value(QLatin1String("token_uri"))}, {"iat", now}, {"exp", now + 3600}});
    return sign(setting("MEDICONNECT_FCM_CREDENTIALS"),
        merged(object({{"alg", "RS256"}, {"typ", "JWT"}, {"kid", m_account.value(QLatin1String("private_key_id"))}}),
            header),
        merged(right, claims));
}

ProviderReply ProviderClient::askToken(const QByteArray &assertion, const QByteArray &grant) const
{
    return curl({"-d", encoded({{"grant_type", grant}, {"assertion", assertion}}), tokenUrl()});
}

QByteArray ProviderClient::tokenUrl() const { return m_account.value(QLatin1String("token_uri")).toString().toUtf8(); }

QByteArray ProviderClient::accessToken() const
{
    return askToken(assertion()).body.value(QLatin1String("access_token")).toString().toUtf8();
}

QJsonObject ProviderClient::fcmMessage()
{
    return object({{"token", "device-1"}, {"notification", object({{"title", "News"}, {"body", "Open the app."}})},
        {"data", object({{"notification_id", "n-1"}, {"deep_link", "/a"}})},
        {"android", object({{"priority", "HIGH"}, {"ttl", "3600s"}})},
        {"apns", object({{"headers", object({{"apns-priority", "10"}})}, {"payload", object({{"aps", object({})}})}})},
        {"webpush",
            object({{"headers", object({{"Urgency", "high"}, {"TTL", "3600"}})},
                {"fcm_options", object({{"link", "https://app.example/a"}})}})}});
}

ProviderReply ProviderClient::sendFcm(const QJsonObject &message, const QByteArray &accessToken) const
{
    return curl({"-H", "Authorization: Bearer " + accessToken, "-H", "Content-Type: application/json", "-d",
        toBytes(object({{"message", message}})),
        setting("MEDICONNECT_FCM_URL") + "/v1/projects/mediconnect-tests/messages:send"});
}

QByteArray ProviderClient::providerToken(const QJsonObject &header, const QJsonObject &claims) const
{
    return sign(setting("MEDICONNECT_APNS_KEY"),
        merged(object({{"alg", "ES256"}, {"kid", setting("MEDICONNECT_APNS_KEY_ID")}}), header),
        merged(object({{"iss", setting("MEDICONNECT_APNS_TEAM_ID")}, {"iat", secondsFromNow(0)}}), claims));
}

QByteArrayList ProviderClient::apnsOptions(const ApnsRequest &request) const
{
    QByteArrayList headers {"authorization: bearer " + m_provider, "apns-topic: " + setting("MEDICONNECT_APNS_TOPIC"),
        "apns-push-type: alert", "apns-id: " + apnsId, "apns-priority: 10", "apns-expiration: 0"};
    for (const QByteArray &other : request.headers) {
        const QByteArray name = other.left(other.indexOf(other.contains(':') ? ':' : ';'));
        headers.removeIf([&name](const QByteArray &header) { return header.startsWith(name + ':'); });
    }
    QByteArrayList options {"--http2-prior-knowledge", "-d", request.body};
    for (const QByteArray &header : headers + request.headers)
        options << "-H" << header;
    return options << setting("MEDICONNECT_APNS_URL") + "/3/device/" + request.device;
}

ProviderReply ProviderClient::sendSms(const Form &changes, const QByteArray &token) const
{
    Form form {{"To", "+34600123456"}, {"From", setting("MEDICONNECT_SMS_FROM")}, {"Body", "News"},
        {"StatusCallback", "https://notify.example/status?d=1"}};
    for (const auto &[name, value] : changes) {
        const auto isNamed = [&name = name](const auto &field) { return field.first == name; };
        form.removeIf(isNamed);
        form.append({name, value});
    }
    const QByteArray account = setting("MEDICONNECT_SMS_ACCOUNT");
    return curl({"-u", account + ':' + (token.isEmpty() ? setting("MEDICONNECT_SMS_TOKEN") : token), "-d",
        encoded(form), setting("MEDICONNECT_SMS_URL") + "/2010-04-01/Accounts/" + account + "/Messages.json"});
}

QByteArray ProviderClient::signatureOf(const QByteArray &url, const QJsonObject &form) const
{
    QByteArray text = url;
    for (auto it = form.begin(); it != form.end(); ++it) // sorted by name
        text += it.key().toUtf8() + it.value().toString().toUtf8();
    return QMessageAuthenticationCode::hash(text, setting("MEDICONNECT_SMS_TOKEN"), QCryptographicHash::Sha1)
        .toBase64();
}

} // namespace mc::test
