#include "auth/token_issuer.h"

#include "auth/claims.h"
#include "auth/jose.h"
#include "model/json_writer.h"

namespace mc::http {

namespace {

constexpr std::chrono::seconds mostLifetime = std::chrono::years(10);

const uint8_t *bytes(const QByteArray &text) { return reinterpret_cast<const uint8_t *>(text.constData()); }

/// The compact JWS of the claims, empty when the library fails.
QByteArray sign(const QByteArray &claims, const QByteArray &secret)
{
    const jose::Key key(cjose_jwk_create_oct_spec(bytes(secret), std::size_t(secret.size()), nullptr));
    const jose::Header header(cjose_header_new(nullptr));
    if (!key || !cjose_header_set(header.get(), CJOSE_HDR_ALG, CJOSE_HDR_ALG_HS256, nullptr)
        || !cjose_header_set(header.get(), "typ", "JWT", nullptr))
        return {};
    const jose::Signed jws(
        cjose_jws_sign(key.get(), header.get(), bytes(claims), std::size_t(claims.size()), nullptr));
    const char *compact = nullptr;
    return jws && cjose_jws_export(jws.get(), &compact, nullptr) ? QByteArray(compact) : QByteArray();
}

} // namespace

TokenIssuer::TokenIssuer(const TokenSettings &settings)
    : m_settings {settings.secret, {}, settings.issuer, settings.audience}
{
}

model::Result<QByteArray> TokenIssuer::mint(
    const QString &subject, model::Role role, std::chrono::seconds lifetime, const QDateTime &now) const
{
    if (m_settings.secret.size() < leastSecretBytes)
        return model::Error {model::ErrorCode::Unavailable,
            QStringLiteral("This service signs no tokens: it has no JWT secret.")};
    if (!isSubject(subject, role))
        return model::fieldError(QStringLiteral("sub"), QStringLiteral("invalid"),
            QStringLiteral("Must be a user's id, or 1 to 128 visible characters for the role service."));
    if (lifetime <= std::chrono::seconds::zero() || lifetime > mostLifetime)
        return model::fieldError(
            QStringLiteral("ttl"), QStringLiteral("invalid"), QStringLiteral("Must be from 1 second to 10 years."));

    const qint64 issued = now.toSecsSinceEpoch();
    const QByteArray token = sign(claims(subject, role, issued, issued + lifetime.count()), m_settings.secret);
    if (token.isEmpty())
        return model::Error {model::ErrorCode::InternalError, QStringLiteral("The token could not be signed.")};
    return token;
}

QByteArray TokenIssuer::claims(const QString &subject, model::Role role, qint64 issued, qint64 expiry) const
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
    return json.endObject().take();
}

} // namespace mc::http
