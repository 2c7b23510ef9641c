#include "ops/settings_checks.h"

#include "ops/settings_table.h"

#include <array>

namespace mc::ops {

namespace {

bool isSet(const Settings &settings, const QString &key)
{
    const Setting *const setting = findSetting(key);
    return setting && !setting->show(settings).isEmpty();
}

/// A finding for each setting of the group that is missing while another is there.
QList<SettingsFinding> checkAllOrNone(const Settings &settings, const QStringList &group)
{
    QStringList present;
    QStringList absent;
    for (const QString &key : group)
        (isSet(settings, key) ? present : absent).append(key);
    QList<SettingsFinding> findings;
    if (present.isEmpty())
        return findings;
    for (const QString &key : absent)
        findings.append({.key = key,
            .reason = QStringLiteral("is required because %1 is set").arg(present.first()),
            .because = present});
    return findings;
}

/// Where the keys come from that tokens are checked with. The keys of an identity provider that many share sign for others too, so
/// its tokens have to say whom they come from, and for whom they are.
QList<SettingsFinding> checkKeys(const Settings &settings)
{
    const QStringList sources {
        QStringLiteral("auth/jwks_file"), QStringLiteral("auth/jwks_url"), QStringLiteral("auth/oidc_issuer")};
    QStringList given;
    for (const QString &key : sources) {
        if (isSet(settings, key))
            given.append(key);
    }
    QList<SettingsFinding> findings;
    if (settings.auth.jwtSecret.isEmpty() && given.isEmpty())
        findings.append({.key = QStringLiteral("auth/jwt_secret"),
            .reason = QStringLiteral("is required, or else auth/jwks_file, auth/jwks_url or auth/oidc_issuer"),
            .because = sources});
    for (const QString &key : given.mid(1))
        findings.append({.key = key,
            .reason = QStringLiteral("goes not together with %1: one of them tells the keys").arg(given.first()),
            .because = given});
    if (!settings.auth.fetchesKeys())
        return findings;
    const QString required = QStringLiteral("is required because %1 is set: its keys sign for others too");
    if (settings.auth.oidcIssuer.isEmpty() && settings.auth.issuer.isEmpty())
        findings.append(
            {.key = QStringLiteral("auth/issuer"), .reason = required.arg(given.first()), .because = given});
    if (settings.auth.audience.isEmpty())
        findings.append(
            {.key = QStringLiteral("auth/audience"), .reason = required.arg(given.first()), .because = given});
    return findings;
}

using Kept = Settings::Retention::Kept;

/// Whether something is kept for a shorter time than that; nothing that is kept for ever is.
bool isShorter(const Kept &kept, const Kept &least) { return kept && (!least || *kept < *least); }

/// What depends on records for some time: sockets catch up for a week, requests are repeated, and a year's statistics begin with an
/// hour of last year. Whatever happens to a notification is counted in the hour in which it was due.
QList<SettingsFinding> checkRetention(const Settings::Retention &retention)
{
    using namespace std::chrono_literals;
    struct Bound
    {
        const char *key;
        const Kept &kept;
        std::chrono::hours least;
        const char *reason;
    };
    const std::array bounds {
        Bound {"retention/notifications", retention.notifications, 7 * 24h, "must be at least 7d, or off"},
        Bound {"retention/deliveries", retention.deliveries, 7 * 24h, "must be at least 7d, or off"},
        Bound {"retention/journal", retention.journal, 7 * 24h, "must be at least 7d, or off"},
        Bound {"retention/batches", retention.batches, 24h, "must be at least 1d, or off"},
        Bound {"retention/idempotency_keys", retention.idempotencyKeys, 1h, "must be at least 1h, or off"},
        Bound {"retention/events", retention.events, 24h, "must be at least 1d, or off"},
        Bound {"retention/hourly_statistics", retention.hourlyStatistics, 366 * 24h, "must be at least 366d, or off"},
    };
    QList<SettingsFinding> findings;
    for (const Bound &bound : bounds) {
        if (isShorter(bound.kept, bound.least))
            findings.append({.key = QLatin1String(bound.key), .reason = QLatin1String(bound.reason)});
    }
    const Kept withNotifications = retention.notifications ? Kept(*retention.notifications + 30 * 24h) : Kept();
    if (isShorter(retention.hourlyStatistics, withNotifications))
        findings.append({.key = QStringLiteral("retention/hourly_statistics"),
            .reason = QStringLiteral("must be at least 30d longer than retention/notifications; off, when that is"),
            .because = {QStringLiteral("retention/notifications")}});
    if (isShorter(retention.dailyStatistics, retention.hourlyStatistics))
        findings.append({.key = QStringLiteral("retention/daily_statistics"),
            .reason = QStringLiteral("must not be shorter than retention/hourly_statistics; off, when that is"),
            .because = {QStringLiteral("retention/hourly_statistics")}});
    return findings;
}

} // namespace

QList<SettingsFinding> checkTogether(const Settings &settings)
{
    QList<SettingsFinding> findings;
    findings += checkKeys(settings);
    if (settings.auth.encryptionKey.isEmpty())
        findings.append({.key = QStringLiteral("auth/encryption_key"),
            .reason = QStringLiteral("is required: base64 of 32 bytes, such as `openssl rand -base64 32` prints")});
    const QList<QStringList> groups {
        {QStringLiteral("http/tls_certificate"), QStringLiteral("http/tls_key")},
        {QStringLiteral("apns/key"), QStringLiteral("apns/key_id"), QStringLiteral("apns/team_id"),
            QStringLiteral("apns/topic")},
        {QStringLiteral("smtp/url"), QStringLiteral("smtp/from")},
        {QStringLiteral("sms/url"), QStringLiteral("sms/account"), QStringLiteral("sms/token"),
            QStringLiteral("sms/from")},
    };
    for (const QStringList &group : groups)
        findings += checkAllOrNone(settings, group);
    return findings + checkRetention(settings.retention);
}

} // namespace mc::ops
