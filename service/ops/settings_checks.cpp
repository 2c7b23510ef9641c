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

} // namespace

QList<SettingsFinding> checkTogether(const Settings &settings)
{
    QList<SettingsFinding> findings;
    if (settings.auth.jwtSecret.isEmpty() && settings.auth.jwksFile.isEmpty())
        findings.append({.key = QStringLiteral("auth/jwt_secret"),
            .reason = QStringLiteral("is required, or else auth/jwks_file"),
            .because = {QStringLiteral("auth/jwks_file")}});
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
