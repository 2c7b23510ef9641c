#include "identity/discovery.h"

#include "ops/secure_url.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::identity {

namespace {

model::Error wrong(const QString &reason) { return {model::ErrorCode::Unavailable, reason}; }

} // namespace

QUrl discoveryUrl(const QString &issuer)
{
    const QString base = issuer.endsWith(u'/') ? issuer.chopped(1) : issuer;
    return QUrl(base + QStringLiteral("/.well-known/openid-configuration"), QUrl::StrictMode);
}

model::Result<QUrl> keySetUrlIn(const QByteArray &document, const QString &issuer)
{
    const QJsonObject found = QJsonDocument::fromJson(document).object();
    if (found.value(QLatin1String("issuer")).toString() != issuer)
        return wrong(QStringLiteral("the discovery document is not of the issuer that auth/oidc_issuer names"));
    const QUrl url(found.value(QLatin1String("jwks_uri")).toString(), QUrl::StrictMode);
    if (!ops::isSecureUrl(url))
        return wrong(QStringLiteral("the discovery document names no https:// URL of keys (jwks_uri)"));
    return url;
}

} // namespace mc::identity
