#pragma once

#include "model/result.h"
#include "ops/settings.h"

namespace mc::ops {

/// How a type of setting is written: reading answers the value or an error whose detail says what would be right
/// (never what was given, which may be secret); showing is the way back.
template<typename T>
struct Form
{
    model::Result<T> (*read)(const QString &text);
    QString (*show)(const T &value);
};

/// One line of text without control characters.
extern const Form<QString> textForm;
/// true or false, yes or no, on or off, 1 or 0.
extern const Form<bool> truthForm;
/// "127.0.0.1:8000", "[::1]:8000", "localhost:0".
extern const Form<Endpoint> endpointForm;
/// "512KiB", "1MiB", "1MB", "1048576": 1 KiB to 64 MiB.
extern const Form<qint64> sizeForm;
/// "6000/m", "100/s", "50000/h"; "0" for no limit.
extern const Form<Rate> rateForm;
/// "250ms", "30s", "1m", "24h", "7d": above 0, up to 3650 days.
extern const Form<std::chrono::milliseconds> durationForm;
/// 1 to 20 of those, separated by commas.
extern const Form<QList<std::chrono::milliseconds>> durationsForm;
extern const Form<LogFormat> logFormatForm;
extern const Form<LogLevel> logLevelForm;
/// An HS256 secret of at least 32 bytes (RFC 7518 section 3.2).
extern const Form<QByteArray> jwtSecretForm;
/// Base64 of exactly 32 bytes.
extern const Form<QByteArray> keyForm;
/// Up to 16 of those, separated by commas.
extern const Form<QList<QByteArray>> keysForm;
/// "Name <user@host>" or "user@host".
extern const Form<QString> mailAddressForm;

/// http or https, absolute, no user, query or fragment; a final slash is dropped.
extern const Form<QUrl> webUrlForm;
/// smtp:// or smtps://, perhaps user:password@, host, perhaps port.
extern const Form<QUrl> smtpUrlForm;
/// redis:// or rediss://, perhaps user:password@, host, perhaps port and /database.
extern const Form<QUrl> redisUrlForm;
/// A postgresql:// or postgres:// URI that libpq can parse, kept verbatim.
extern const Form<QString> databaseUrlForm;
/// scheme://host[:port], separated by commas; lower case, without default ports. No `*`.
extern const Form<QStringList> originsForm;

} // namespace mc::ops
