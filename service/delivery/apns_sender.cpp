#include "delivery/apns_sender.h"

#include "delivery/apns_answers.h"
#include "delivery/push_message.h"
#include "model/json_writer.h"

namespace mc::delivery {

namespace {

constexpr qsizetype mostBytes = 4096;
constexpr qint64 tokenSeconds = 50 * 60;
constexpr qint64 leastTokenSeconds = 20 * 60;
constexpr std::chrono::seconds timeout {20};

QByteArray bodyOf(const PushMessage &message)
{
    return fittedJson(message, mostBytes, [](const PushMessage &fitted) {
        QJsonObject payload = pushData(fitted);
        payload.insert(QStringLiteral("aps"),
            QJsonObject {
                {QStringLiteral("alert"),
                    QJsonObject {{QStringLiteral("title"), fitted.wording.title},
                        {QStringLiteral("body"), fitted.wording.text}}},
                {QStringLiteral("sound"), QStringLiteral("default")},
                {QStringLiteral("interruption-level"),
                    fitted.isUrgent ? QStringLiteral("time-sensitive") : QStringLiteral("active")},
            });
        return payload;
    });
}

} // namespace

ApnsSender::ApnsSender(outbound::CurlLoop &loop, const ops::Replaceable<ApnsAccount> &account, const QUrl &url,
    const wording::Words &words, const ops::Clock &clock)
    : m_http(loop, timeout)
    , m_followed(account)
    , m_account(*account.value())
    , m_key(jose::SigningKey::ofPem(m_account.key, m_account.keyId))
    , m_url(url.toEncoded())
    , m_words(words)
    , m_clock(clock)
{
}

void ApnsSender::followAccount()
{
    const std::shared_ptr<const ApnsAccount> account = m_followed.changed();
    if (!account)
        return;
    m_account = *account;
    m_key = jose::SigningKey::ofPem(m_account.key, m_account.keyId);
    m_token.clear();
}

void ApnsSender::send(const Attempt &attempt, Done done)
{
    followAccount();
    const PushMessage message = pushMessageOf(attempt, m_words);
    outbound::HttpRequest request;
    request.url = QUrl::fromEncoded(m_url + "/3/device/" + attempt.token);
    request.needsHttp2 = true;
    request.body = bodyOf(message);
    request.headers = {
        {"content-type", "application/json"},
        {"apns-topic", m_account.topic},
        {"apns-push-type", "alert"},
        {"apns-id", attempt.due.id.toByteArray(QUuid::WithoutBraces)},
        {"apns-collapse-id", message.id.toLatin1()},
        {"apns-expiration", QByteArray::number(m_clock.now().toSecsSinceEpoch() + qint64(message.lifetime.count()))},
        {"apns-priority", message.isUrgent ? "10" : "5"},
        {"traceparent", attempt.traceparent},
    };
    post(request, done, true);
}

void ApnsSender::post(const outbound::HttpRequest &request, const Done &done, bool mayRenew)
{
    outbound::HttpRequest signedRequest = request;
    signedRequest.headers.emplaceBack("authorization", "bearer " + providerToken());
    m_http.post(signedRequest, [=, this](const outbound::HttpReply &reply) {
        if (isProviderTokenOld(reply) && mayRenew) {
            // Our clock may be behind Apple's; but one token is enough for all that were under way.
            if (m_tokenMadeAt.secsTo(m_clock.now()) >= leastTokenSeconds)
                m_token.clear();
            return post(request, done, false);
        }
        if (isAboutConnection(reply) && mayRenew)
            return post(request, done, false);
        done(apnsResult(reply, m_clock.now()));
    });
}

QByteArray ApnsSender::providerToken()
{
    const QDateTime now = m_clock.now();
    if (!m_token.isEmpty() && m_tokenMadeAt.secsTo(now) < tokenSeconds)
        return m_token;
    model::JsonWriter claims;
    claims.beginObject()
        .field(QLatin1String("iss"), QLatin1String(m_account.teamId))
        .field(QLatin1String("iat"), now.toSecsSinceEpoch())
        .endObject();
    m_token = m_key ? m_key->sign(claims.take()) : QByteArray();
    m_tokenMadeAt = now;
    return m_token;
}

} // namespace mc::delivery
