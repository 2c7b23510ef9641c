#include "ops/setting_codecs.h"

#include <libpq-fe.h>

#include <memory>

namespace mc::ops {

namespace {

model::Error wrong(const QString &reason) { return {model::ErrorCode::ValidationError, reason}; }

QString showUrl(const QUrl &url) { return url.toString(QUrl::FullyEncoded); }

bool isOneOf(const QString &scheme, const char *plain, const char *secure)
{
    return scheme == QLatin1String(plain) || scheme == QLatin1String(secure);
}

model::Result<QUrl> readWebUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || !isOneOf(url.scheme(), "http", "https") || url.host().isEmpty())
        return wrong(QStringLiteral("must be an absolute http:// or https:// URL"));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return wrong(QStringLiteral("must be a URL without user, query and fragment"));
    return url.adjusted(QUrl::StripTrailingSlash | (url.path() == u'/' ? QUrl::RemovePath : QUrl::None));
}

model::Result<QUrl> readSmtpUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || !isOneOf(url.scheme(), "smtp", "smtps") || url.host().isEmpty())
        return wrong(QStringLiteral("must be smtp://host or smtps://host, with user:password@ in percent-encoding"));
    if (url.path().size() > 1 || url.hasQuery() || url.hasFragment())
        return wrong(QStringLiteral("must end after host and port"));
    return url;
}

model::Result<QUrl> readRedisUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || !isOneOf(url.scheme(), "redis", "rediss") || url.host().isEmpty())
        return wrong(QStringLiteral("must be redis://host or rediss://host, with user:password@ in percent-encoding"));
    bool isNumber = true;
    if (url.path().size() > 1)
        url.path().mid(1).toUShort(&isNumber);
    if (!isNumber || url.hasQuery() || url.hasFragment())
        return wrong(QStringLiteral("must end after host, port and /number of the database"));
    return url;
}

/// libpq's message up to where it begins to quote the URI, whose password must not be told.
QString unquoted(const char *message)
{
    const QString text = QString::fromUtf8(message).trimmed();
    return text.left(text.indexOf(QLatin1String(": \"")));
}

model::Result<QString> readDatabaseUrl(const QString &text)
{
    if (!text.startsWith(QLatin1String("postgresql://")) && !text.startsWith(QLatin1String("postgres://")))
        return wrong(QStringLiteral("must begin with postgresql://"));
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.toUtf8().constData(), &message), PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(message, PQfreemem);
    if (!options)
        return wrong(QStringLiteral("is no URI that libpq understands: ") + unquoted(message));
    return text;
}

QString showVerbatim(const QString &text) { return text; }

model::Result<QString> readOrigin(const QString &text)
{
    const QUrl url(text.toLower(), QUrl::StrictMode);
    const bool isOrigin = url.isValid() && isOneOf(url.scheme(), "http", "https") && !url.host().isEmpty()
        && url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!isOrigin)
        return wrong(
            QStringLiteral("must be origins such as https://portal.clinic.example, without path; * is refused"));
    const int defaultPort = url.scheme() == QLatin1String("https") ? 443 : 80;
    QUrl origin = url;
    origin.setPort(url.port() == defaultPort ? -1 : url.port());
    return origin.toString(QUrl::FullyEncoded);
}

model::Result<QStringList> readOrigins(const QString &text)
{
    QStringList origins;
    for (const QString &part : text.split(u',')) {
        const model::Result<QString> origin = readOrigin(part.trimmed());
        if (!origin)
            return origin.error();
        if (!origins.contains(*origin))
            origins.append(*origin);
    }
    return origins;
}

QString showOrigins(const QStringList &origins) { return origins.join(u','); }

} // namespace

const SettingCodec<QUrl> webUrlCodec {readWebUrl, showUrl};
const SettingCodec<QUrl> smtpUrlCodec {readSmtpUrl, showUrl};
const SettingCodec<QUrl> redisUrlCodec {readRedisUrl, showUrl};
const SettingCodec<QString> databaseUrlCodec {readDatabaseUrl, showVerbatim};
const SettingCodec<QStringList> originsCodec {readOrigins, showOrigins};

} // namespace mc::ops
