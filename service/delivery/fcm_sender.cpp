#include "delivery/fcm_sender.h"

#include "delivery/fcm_answers.h"
#include "delivery/push_message.h"

namespace mc::delivery {

namespace {

// Of the whole request; FCM takes 4,096 bytes of notification and data.
constexpr qsizetype mostBytes = 4096;
// With an access token to be fetched first, and fetched anew, still less than a lease.
constexpr std::chrono::seconds timeout {12};

QString seconds(std::chrono::seconds time) { return QString::number(time.count()); }

// No collapse key: FCM keeps messages of four keys for a device that is off, and drops the others. The tag replaces an earlier
// copy when it is shown.
QJsonObject androidOf(const PushMessage &message)
{
    return {
        {QStringLiteral("priority"), message.isUrgent ? QStringLiteral("HIGH") : QStringLiteral("NORMAL")},
        {QStringLiteral("ttl"), seconds(message.lifetime) + u's'},
        // Lock screens that hide what is private hide this.
        {QStringLiteral("notification"),
            QJsonObject {
                {QStringLiteral("tag"), message.id}, {QStringLiteral("visibility"), QStringLiteral("PRIVATE")}}},
    };
}

QJsonObject apnsOf(const PushMessage &message, const QDateTime &now)
{
    return {
        {QStringLiteral("headers"),
            QJsonObject {
                {QStringLiteral("apns-priority"), message.isUrgent ? QStringLiteral("10") : QStringLiteral("5")},
                {QStringLiteral("apns-collapse-id"), message.id},
                {QStringLiteral("apns-expiration"),
                    QString::number(now.toSecsSinceEpoch() + message.lifetime.count())}}},
        {QStringLiteral("payload"),
            QJsonObject {{QStringLiteral("aps"), QJsonObject {{QStringLiteral("sound"), QStringLiteral("default")}}}}},
    };
}

QJsonObject webpushOf(const PushMessage &message)
{
    QJsonObject webpush {
        {QStringLiteral("headers"),
            QJsonObject {
                {QStringLiteral("Urgency"), message.isUrgent ? QStringLiteral("high") : QStringLiteral("normal")},
                {QStringLiteral("TTL"), seconds(message.lifetime)}}},
        {QStringLiteral("notification"), QJsonObject {{QStringLiteral("tag"), message.id}}},
    };
    if (message.wording.link.startsWith(QLatin1String("https://"))) // FCM takes no others
        webpush.insert(QStringLiteral("fcm_options"), QJsonObject {{QStringLiteral("link"), message.wording.link}});
    return webpush;
}

QByteArray bodyOf(const PushMessage &message, const QByteArray &token, const QDateTime &now)
{
    return fittedJson(message, mostBytes + token.size(), [&](const PushMessage &fitted) {
        return QJsonObject {{QStringLiteral("message"),
            QJsonObject {
                {QStringLiteral("token"), QString::fromLatin1(token)},
                {QStringLiteral("notification"),
                    QJsonObject {{QStringLiteral("title"), fitted.wording.title},
                        {QStringLiteral("body"), fitted.wording.text}}},
                {QStringLiteral("data"), pushData(fitted)},
                {QStringLiteral("android"), androidOf(fitted)},
                {QStringLiteral("apns"), apnsOf(fitted, now)},
                {QStringLiteral("webpush"), webpushOf(fitted)},
            }}};
    });
}

QUrl endpoint(const QString &base, const ServiceAccount &account)
{
    return QUrl(base + QStringLiteral("/v1/projects/%1/messages:send").arg(account.projectId));
}

} // namespace

FcmSender::FcmSender(outbound::CurlLoop &loop, const ops::Replaceable<ServiceAccount> &account, const QUrl &url,
    const wording::Words &words, const ops::Clock &clock)
    : m_http(loop, timeout)
    , m_account(account)
    , m_accessToken(m_http, *account.value(), clock)
    , m_base(url.toString(QUrl::FullyEncoded))
    , m_url(endpoint(m_base, *account.value()))
    , m_words(words)
    , m_clock(clock)
{
}

void FcmSender::followAccount()
{
    if (const std::shared_ptr<const ServiceAccount> account = m_account.changed()) {
        m_accessToken.adopt(*account);
        m_url = endpoint(m_base, *account);
    }
}

void FcmSender::send(const Attempt &attempt, Done done)
{
    followAccount();
    const QByteArray body = bodyOf(pushMessageOf(attempt, m_words), attempt.token, m_clock.now());
    post({.body = body, .traceparent = attempt.traceparent}, done, true);
}

void FcmSender::post(const Message &message, const Done &done, bool mayRenew)
{
    m_accessToken.use([=, this](const QByteArray &token, const AttemptResult &failure) {
        if (token.isEmpty())
            return done(failure);
        outbound::HttpRequest request;
        request.url = m_url;
        request.headers = {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json; charset=UTF-8"},
            {"traceparent", message.traceparent}};
        request.body = message.body;
        m_http.post(request, [=, this](const outbound::HttpReply &reply) {
            if (isAccessRefused(reply) && mayRenew) {
                m_accessToken.forget(token);
                return post(message, done, false);
            }
            done(fcmResult(reply, m_clock.now()));
        });
    });
}

} // namespace mc::delivery
