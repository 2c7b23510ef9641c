#include "auth/token_issuer.h"

#include "auth/claims.h"
#include "jose/signing_key.h"
#include "model/json_writer.h"

namespace mc::auth {

namespace {

constexpr std::chrono::seconds mostLifetime = std::chrono::years(10);

} // namespace

TokenIssuer::TokenIssuer(const TokenSettings &settings)
    : m_settings {.secret = settings.secret, .issuer = settings.issuer, .audience = settings.audience}
{
}

model::Result<QByteArray> TokenIssuer::mint(const QString &subject, model::Role role, std::chrono::seconds lifetime,
    const QDateTime &now, const std::optional<IssuingSession> &session, const QUuid &id) const
{
    if (m_settings.secret.size() < leastSecretBytes)
        return model::Error {
            model::ErrorCode::Unavailable, QStringLiteral("This service signs no tokens: it has no JWT secret.")};
    if (!isValidSubject(subject, role))
        return model::fieldError(QStringLiteral("sub"), QStringLiteral("invalid"),
            QStringLiteral("Must be a user's id, or 1 to 128 visible characters for the role service."));
    if (lifetime <= std::chrono::seconds::zero() || lifetime > mostLifetime)
        return model::fieldError(
            QStringLiteral("ttl"), QStringLiteral("invalid"), QStringLiteral("Must be from 1 second to 10 years."));

    const qint64 issued = now.toSecsSinceEpoch();
    const std::optional<jose::SigningKey> key = jose::SigningKey::ofSecret(m_settings.secret);
    const QByteArray token
        = key ? key->sign(claims(subject, role, issued, issued + lifetime.count(), session, id)) : QByteArray();
    if (token.isEmpty())
        return model::Error {model::ErrorCode::InternalError, QStringLiteral("The token could not be signed.")};
    return token;
}

QByteArray TokenIssuer::claims(const QString &subject, model::Role role, qint64 issued, qint64 expiry,
    const std::optional<IssuingSession> &session, const QUuid &id) const
{
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("sub"), QStringView(subject))
        .field(QLatin1String("role"), model::word(role))
        .field(QLatin1String("iat"), issued)
        .field(QLatin1String("exp"), expiry);
    if (!m_settings.issuer.isEmpty())
        json.field(QLatin1String("iss"), QStringView(m_settings.issuer));
    if (!m_settings.audience.isEmpty())
        json.field(QLatin1String("aud"), QStringView(m_settings.audience));
    if (!id.isNull())
        json.field(QLatin1String("jti"), QLatin1String(id.toByteArray(QUuid::WithoutBraces)));
    if (session) {
        json.field(QLatin1String("session_epoch"), session->epoch)
            .field(QLatin1String("sid"),
                QLatin1String(session->id.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
    }
    return json.endObject().take();
}

} // namespace mc::auth
