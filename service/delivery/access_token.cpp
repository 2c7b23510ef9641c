#include "delivery/access_token.h"

#include "model/json_writer.h"
#include "model/short_text.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::delivery {

namespace {

constexpr qint64 assertionSeconds = 3600; // the longest that Google takes
constexpr qint64 leastSeconds = 60;
constexpr qint64 mostSeconds = 24 * 3600;

AttemptResult providerFailure(const QString &error, const QString &detail)
{
    return {.kind = AttemptResult::Kind::Retryable,
        .health = AttemptResult::Health::Failing,
        .error = error,
        .detail = detail,
        .scope = AttemptResult::Scope::Provider};
}

} // namespace

AccessToken::AccessToken(outbound::HttpClient &http, const ServiceAccount &account, const ops::Clock &clock)
    : m_http(http)
    , m_account(account)
    , m_key(jose::SigningKey::ofPem(account.privateKey, account.privateKeyId))
    , m_clock(clock)
{
}

void AccessToken::use(const Done &done)
{
    const QDateTime now = m_clock.now();
    const bool isGood = !m_token.isEmpty() && now < m_endsAt;
    if (!isGood)
        m_waiting += done;
    if (!isGood || now >= m_renewAt)
        fetch();
    if (isGood)
        done(m_token, {});
}

void AccessToken::adopt(const ServiceAccount &account)
{
    m_account = account;
    m_key = jose::SigningKey::ofPem(account.privateKey, account.privateKeyId);
    m_token.clear();
    m_isOutdated = m_isFetching;
}

void AccessToken::forget(const QByteArray &token)
{
    if (token == m_token)
        m_token.clear();
}

void AccessToken::fetch()
{
    if (std::exchange(m_isFetching, true))
        return;
    outbound::HttpRequest request;
    request.url = m_account.tokenUri;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion();
    m_http.post(request, [this](const outbound::HttpReply &reply) { onReply(reply); });
}

void AccessToken::onReply(const outbound::HttpReply &reply)
{
    m_isFetching = false;
    if (std::exchange(m_isOutdated, false))
        return fetch();
    const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
    const QByteArray token = answer.value(QLatin1String("access_token")).toString().toLatin1();
    AttemptResult failure;
    if (reply.status == 200 && !token.isEmpty()) {
        const qint64 life
            = std::clamp(answer.value(QLatin1String("expires_in")).toInteger(), leastSeconds, mostSeconds);
        m_token = token;
        m_endsAt = m_clock.now().addSecs(life - life / 60);
        m_renewAt = m_clock.now().addSecs(life - life / 10);
    } else if (reply.status == 0) {
        failure = providerFailure(
            QStringLiteral("FCM token ") + reply.failure, QStringLiteral("No access token could be fetched."));
    } else {
        failure = providerFailure(QStringLiteral("FCM token HTTP %1").arg(reply.status),
            QStringLiteral("Google gave no access token for the service account (%1).")
                .arg(model::quoted(answer.value(QLatin1String("error")).toString(QStringLiteral("no reason told")))));
    }
    const QList<Done> waiting = std::exchange(m_waiting, {});
    for (const Done &done : waiting)
        done(failure.error.isEmpty() ? m_token : QByteArray(), failure);
}

QByteArray AccessToken::assertion() const
{
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    model::JsonWriter claims;
    claims.beginObject()
        .field(QLatin1String("iss"), QLatin1String(m_account.clientEmail))
        .field(QLatin1String("scope"), QLatin1String("https://www.googleapis.com/auth/firebase.messaging"))
        .field(QLatin1String("aud"), m_account.tokenUri.toString(QUrl::FullyEncoded))
        .field(QLatin1String("iat"), now)
        .field(QLatin1String("exp"), now + assertionSeconds)
        .endObject();
    return m_key ? m_key->sign(claims.take()) : QByteArray();
}

} // namespace mc::delivery
