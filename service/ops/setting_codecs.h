#pragma once

#include "model/result.h"
#include "ops/settings.h"

namespace mc::ops {

/// How a type of setting is written: reading answers the value or an error whose detail says what would be right
/// (never what was given, which may be secret); showing is the way back.
template<typename T>
struct SettingCodec
{
    model::Result<T> (*read)(const QString &text);
    QString (*show)(const T &value);
};

/// One line of text without control characters.
extern const SettingCodec<QString> textCodec;
/// true or false, yes or no, on or off, 1 or 0.
extern const SettingCodec<bool> truthCodec;
/// "127.0.0.1:8000", "[::1]:8000", "localhost:0".
extern const SettingCodec<Endpoint> endpointCodec;
/// "512KiB", "1MiB", "1MB", "1048576": 1 KiB to 64 MiB.
extern const SettingCodec<qint64> sizeCodec;
/// A user's id: a whole number above 0; 0 is shown as nothing.
extern const SettingCodec<qint64> idCodec;
/// A whole number from 1 to 1,000,000.
extern const SettingCodec<int> countCodec;
/// "6000/m", "100/s", "50000/h"; "0" for no limit.
extern const SettingCodec<Rate> rateCodec;
/// "250ms", "30s", "1m", "24h", "7d": above 0, up to 3650 days.
extern const SettingCodec<std::chrono::milliseconds> durationCodec;
/// 1 to 20 of those, separated by commas.
extern const SettingCodec<QList<std::chrono::milliseconds>> durationsCodec;
/// A duration, or "off": none.
extern const SettingCodec<std::optional<std::chrono::milliseconds>> keptCodec;
/// Up to 64 addresses or networks ("10.0.0.0/8"), separated by commas.
extern const SettingCodec<QList<Network>> networksCodec;
/// "x-forwarded-for" or "forwarded", in any case.
extern const SettingCodec<ForwardedHeader> forwardedHeaderCodec;
extern const SettingCodec<LogFormat> logFormatCodec;
extern const SettingCodec<LogLevel> logLevelCodec;
/// An HS256 secret of at least 32 bytes (RFC 7518 section 3.2).
extern const SettingCodec<QByteArray> jwtSecretCodec;
/// Base64 of exactly 32 bytes.
extern const SettingCodec<QByteArray> keyCodec;
/// Up to 16 of those, separated by commas.
extern const SettingCodec<QList<QByteArray>> keysCodec;
/// "Name <user@host>" or "user@host".
extern const SettingCodec<QString> mailAddressCodec;

/// An identity provider's issuer: as secureUrlCodec, without a query.
extern const SettingCodec<QString> issuerUrlCodec;
/// https, or http to this machine, absolute, no user or fragment; kept verbatim.
extern const SettingCodec<QString> secureUrlCodec;
/// The name of a claim, or the way to it: 1 to 255 visible characters.
extern const SettingCodec<QString> claimCodec;
/// auto, id or external_id.
extern const SettingCodec<SubjectMeaning> subjectMeaningCodec;
/// "clinic-admin=admin,arzt=doctor,*=patient": 1 to 64 of those.
extern const SettingCodec<QList<model::RoleValue>> roleValuesCodec;

/// http or https, absolute, no user, query or fragment; a final slash is dropped.
extern const SettingCodec<QUrl> webUrlCodec;
/// smtp:// or smtps://, perhaps user:password@, host, perhaps port.
extern const SettingCodec<QUrl> smtpUrlCodec;
/// redis:// or rediss://, perhaps user:password@, host, perhaps port and /database.
extern const SettingCodec<QUrl> redisUrlCodec;
/// A postgresql:// or postgres:// URI that libpq can parse, kept verbatim.
extern const SettingCodec<QString> databaseUrlCodec;
/// scheme://host[:port], separated by commas; lower case, without default ports. No `*`.
extern const SettingCodec<QStringList> originsCodec;

} // namespace mc::ops
