#include "ops/settings_checks.h"

#include "ops/settings_table.h"

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
    return findings;
}

} // namespace mc::ops
