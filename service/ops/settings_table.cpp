#include "ops/settings_table.h"

#include "ops/log_redaction.h"
#include "ops/setting_codecs.h"

namespace mc::ops {

namespace {

/// The row for one member of one section.
template<typename Section, typename T>
Setting row(const char *key, const char *environment, Section Settings::*section, T Section::*member,
    const SettingCodec<T> &codec, const char *meaning, Secrecy secrecy = Secrecy::Open)
{
    const auto read = [section, member, &codec](Settings &settings, const QString &text) -> model::Result<void> {
        if (text.isEmpty()) {
            settings.*section.*member = Settings().*section.*member;
            return {};
        }
        model::Result<T> value = codec.read(text);
        if (!value)
            return value.error();
        settings.*section.*member = *std::move(value);
        return {};
    };
    const auto show
        = [section, member, &codec](const Settings &settings) { return codec.show(settings.*section.*member); };
    return {.key = QLatin1String(key),
        .environment = QLatin1String(environment),
        .meaning = QLatin1String(meaning),
        .secrecy = secrecy,
        .read = read,
        .show = show};
}

using S = Settings;

QList<Setting> httpRows()
{
    return {
        row("http/listen", "MEDICONNECT_LISTEN", &S::http, &S::Http::listen, endpointCodec,
            "address:port; port 0 picks a free one, printed at start"),
        row("http/public_url", "MEDICONNECT_PUBLIC_URL", &S::http, &S::Http::publicUrl, webUrlCodec,
            "base of links in messages and of next/previous; without it http://LISTEN"),
        row("http/tls_certificate", "MEDICONNECT_TLS_CERTIFICATE", &S::http, &S::Http::tlsCertificate, textCodec,
            "PEM file; with tls_key: https and wss"),
        row("http/tls_key", "MEDICONNECT_TLS_KEY", &S::http, &S::Http::tlsKey, textCodec,
            "PEM file of the certificate's key"),
        row("http/cors_origins", "MEDICONNECT_CORS_ORIGINS", &S::http, &S::Http::corsOrigins, originsCodec,
            "browser origins allowed, separated by commas"),
        row("http/max_body", "MEDICONNECT_MAX_BODY", &S::http, &S::Http::maxBody, sizeCodec,
            "larger request bodies get 413; 1KiB to 64MiB"),
        row("http/trusted_proxies", "MEDICONNECT_TRUSTED_PROXIES", &S::http, &S::Http::trustedProxies, networksCodec,
            "addresses and networks of proxies, separated by commas, whose header tells who calls; nobody else's "
            "counts"),
        row("http/forwarded_header", "MEDICONNECT_FORWARDED_HEADER", &S::http, &S::Http::forwardedHeader,
            forwardedHeaderCodec, "which header that is: x-forwarded-for or forwarded; the other one is ignored"),
        row("http/rate_limit", "MEDICONNECT_RATE_LIMIT", &S::http, &S::Http::rateLimit, rateCodec,
            "requests per caller and instance: N/s, N/m or N/h; 0 turns it off"),
        row("http/sockets_per_user", "MEDICONNECT_SOCKETS_PER_USER", &S::http, &S::Http::socketsPerUser, countCodec,
            "WebSockets per user and instance, then 429"),
        row("http/sockets_per_address", "MEDICONNECT_SOCKETS_PER_ADDRESS", &S::http, &S::Http::socketsPerAddress,
            countCodec, "WebSockets per address (IPv6: per network) and instance, then 429"),
    };
}

QList<Setting> backendRows()
{
    return {
        row("database/url", "MEDICONNECT_DATABASE_URL", &S::database, &S::Database::url, databaseUrlCodec,
            "libpq URI of the PostgreSQL database", Secrecy::Password),
        row("redis/url", "MEDICONNECT_REDIS_URL", &S::redis, &S::Redis::url, redisUrlCodec,
            "Redis 6.2 or later, whose stream mediconnect:events is read", Secrecy::Password),
        row("auth/jwt_secret", "MEDICONNECT_JWT_SECRET", &S::auth, &S::Auth::jwtSecret, jwtSecretCodec,
            "HS256 secret, at least 32 bytes; this or one of the next three is required", Secrecy::Secret),
        row("auth/jwks_file", "MEDICONNECT_JWKS_FILE", &S::auth, &S::Auth::jwksFile, textCodec,
            "RS256/ES256 public keys of the platform's identity provider"),
        row("auth/jwks_url", "MEDICONNECT_JWKS_URL", &S::auth, &S::Auth::jwksUrl, secureUrlCodec,
            "the same, fetched from the identity provider; with issuer and audience"),
        row("auth/oidc_issuer", "MEDICONNECT_OIDC_ISSUER", &S::auth, &S::Auth::oidcIssuer, issuerUrlCodec,
            "the same, found by OpenID Connect discovery at this issuer; with audience"),
        row("auth/issuer", "MEDICONNECT_JWT_ISSUER", &S::auth, &S::Auth::issuer, textCodec,
            "checked when set; tokens of the identity provider: oidc_issuer unless set"),
        row("auth/audience", "MEDICONNECT_JWT_AUDIENCE", &S::auth, &S::Auth::audience, textCodec, "checked when set"),
    };
}

QList<Setting> identityRows()
{
    return {
        row("auth/subject_claim", "MEDICONNECT_JWT_SUBJECT_CLAIM", &S::auth, &S::Auth::subjectClaim, claimCodec,
            "who calls, in tokens of the identity provider: a claim's name, or a way to it"),
        row("auth/subject_is", "MEDICONNECT_JWT_SUBJECT_IS", &S::auth, &S::Auth::subjectIs, subjectMeaningCodec,
            "id or external_id of the directory; auto: a number in sub is an id, everything else an external id"),
        row("auth/role_claim", "MEDICONNECT_JWT_ROLE_CLAIM", &S::auth, &S::Auth::roleClaim, claimCodec,
            "their role in such tokens, a text or a list: a name, or a way such as realm_access.roles"),
        row("auth/role_values", "MEDICONNECT_JWT_ROLE_VALUES", &S::auth, &S::Auth::roleValues, roleValuesCodec,
            "what its values mean: clinic-admin=admin,arzt=doctor,*=patient; without it admin, doctor, patient, "
            "service"),
    };
}

QList<Setting> keyRows()
{
    return {
        row("auth/encryption_key", "MEDICONNECT_ENCRYPTION_KEY", &S::auth, &S::Auth::encryptionKey, keyCodec,
            "required: base64 of 32 bytes, for device tokens at rest", Secrecy::Secret),
        row("auth/previous_encryption_keys", "MEDICONNECT_PREVIOUS_ENCRYPTION_KEYS", &S::auth,
            &S::Auth::previousEncryptionKeys, keysCodec,
            "previous keys that tokens may still be encrypted with, separated by commas; see rotate-keys",
            Secrecy::Secret),
        row("auth/sign_ins_per_address", "MEDICONNECT_SIGN_INS_PER_ADDRESS", &S::auth, &S::Auth::signInsPerAddress,
            rateCodec, "failed sign-ins allowed per address (IPv6: per network), then 429; 0: no limit"),
        row("auth/sign_ins_per_name", "MEDICONNECT_SIGN_INS_PER_NAME", &S::auth, &S::Auth::signInsPerName, rateCodec,
            "failed sign-ins allowed per name, from addresses where it has not signed in before, then 429; 0: no "
            "limit"),
    };
}

QList<Setting> providerRows()
{
    return {
        row("fcm/credentials", "MEDICONNECT_FCM_CREDENTIALS", &S::fcm, &S::Fcm::credentials, textCodec,
            "JSON file of the service account"),
        row("fcm/url", "MEDICONNECT_FCM_URL", &S::fcm, &S::Fcm::url, webUrlCodec, "Firebase Cloud Messaging"),
        row("apns/key", "MEDICONNECT_APNS_KEY", &S::apns, &S::Apns::key, textCodec, "file of the .p8 key"),
        row("apns/key_id", "MEDICONNECT_APNS_KEY_ID", &S::apns, &S::Apns::keyId, textCodec, "the key's id"),
        row("apns/team_id", "MEDICONNECT_APNS_TEAM_ID", &S::apns, &S::Apns::teamId, textCodec,
            "the developer team's id"),
        row("apns/topic", "MEDICONNECT_APNS_TOPIC", &S::apns, &S::Apns::topic, textCodec, "the app's bundle id"),
        row("apns/url", "MEDICONNECT_APNS_URL", &S::apns, &S::Apns::url, webUrlCodec, "Apple's service; HTTP/2"),
        row("smtp/url", "MEDICONNECT_SMTP_URL", &S::smtp, &S::Smtp::url, smtpUrlCodec,
            "smtp:// (STARTTLS when offered) or smtps://, user:password@", Secrecy::Password),
        row("smtp/from", "MEDICONNECT_SMTP_FROM", &S::smtp, &S::Smtp::from, mailAddressCodec, "sender of mails"),
        row("sms/url", "MEDICONNECT_SMS_URL", &S::sms, &S::Sms::url, webUrlCodec,
            "a Twilio-compatible API: its base, or the URL of its Messages.json"),
        row("sms/account", "MEDICONNECT_SMS_ACCOUNT", &S::sms, &S::Sms::account, textCodec, "account id there"),
        row("sms/token", "MEDICONNECT_SMS_TOKEN", &S::sms, &S::Sms::token, textCodec, "the account's token",
            Secrecy::Secret),
        row("sms/from", "MEDICONNECT_SMS_FROM", &S::sms, &S::Sms::from, textCodec, "sender's number"),
    };
}

QList<Setting> behaviourRows()
{
    return {
        row("delivery/retry_delays", "MEDICONNECT_RETRY_DELAYS", &S::delivery, &S::Delivery::retryDelays,
            durationsCodec, "1 to 20 delays (ms, s, m, h, d); as many retries are made"),
        row("delivery/inactive_after", "MEDICONNECT_INACTIVE_AFTER", &S::delivery, &S::Delivery::inactiveAfter,
            durationCodec, "users not seen for this long get email too"),
        row("delivery/phi_in_external", "MEDICONNECT_PHI_IN_EXTERNAL", &S::delivery, &S::Delivery::phiInExternal,
            truthCodec, "false: push, email and SMS about health carry a neutral text and a link"),
        row("delivery/max_devices", "MEDICONNECT_MAX_DEVICES", &S::delivery, &S::Delivery::mostDevices, countCodec,
            "active devices per user; registering one more deactivates the one not used for longest"),
        row("delivery/test_pushes", "MEDICONNECT_TEST_PUSHES", &S::delivery, &S::Delivery::testPushes, rateCodec,
            "test pushes per device and instance, then 429; 0: no limit"),
        row("delivery/ca_file", "MEDICONNECT_CA_FILE", &S::delivery, &S::Delivery::caFile, textCodec,
            "PEM file of CAs trusted in addition, for outgoing TLS"),
        row("events/reminder_leads", "MEDICONNECT_REMINDER_LEADS", &S::events, &S::Events::reminderLeads,
            durationsCodec, "how long before an appointment reminders are sent"),
        row("events/templates", "MEDICONNECT_TEMPLATES", &S::events, &S::Events::templates, textCodec,
            "folder of texts that win over the built-in ones of the same name; see check-templates"),
        row("canary/user", "MEDICONNECT_CANARY_USER", &S::canary, &S::Canary::user, idCodec,
            "id of the user who gets a test of each provider by which nothing was sent for an interval; empty: no "
            "tests"),
        row("canary/interval", "MEDICONNECT_CANARY_INTERVAL", &S::canary, &S::Canary::interval, durationCodec,
            "how often a provider has to prove that it works"),
        row("canary/timeout", "MEDICONNECT_CANARY_TIMEOUT", &S::canary, &S::Canary::timeout, durationCodec,
            "a test that was not accepted after this time alarms the admins"),
        row("log/format", "MEDICONNECT_LOG_FORMAT", &S::log, &S::Log::format, logFormatCodec,
            "text, or json: one object per line"),
        row("log/level", "MEDICONNECT_LOG_LEVEL", &S::log, &S::Log::level, logLevelCodec,
            "debug, info, warning or error"),
    };
}

QList<Setting> retentionRows()
{
    using R = S::Retention;
    return {
        row("retention/notifications", "MEDICONNECT_KEEP_NOTIFICATIONS", &S::retention, &R::notifications, keptCodec,
            "from when they were due, with all about them; a duration from 7d, or off: for ever"),
        row("retention/deliveries", "MEDICONNECT_KEEP_DELIVERIES", &S::retention, &R::deliveries, keptCodec,
            "targets, attempts and errors, from the last attempt; from 7d, or off"),
        row("retention/journal", "MEDICONNECT_KEEP_JOURNAL", &S::retention, &R::journal, keptCodec,
            "what timelines show; from 7d, or off"),
        row("retention/batches", "MEDICONNECT_KEEP_BATCHES", &S::retention, &R::batches, keptCodec,
            "bulk creations, from their end; from 1d, or off"),
        row("retention/idempotency_keys", "MEDICONNECT_KEEP_IDEMPOTENCY_KEYS", &S::retention, &R::idempotencyKeys,
            keptCodec, "with their answers; from 1h, or off"),
        row("retention/events", "MEDICONNECT_KEEP_EVENTS", &S::retention, &R::events, keptCodec,
            "by which duplicates are known, refused ones, and appointments, from their start; from 1d, or off"),
        row("retention/hourly_statistics", "MEDICONNECT_KEEP_HOURLY_STATISTICS", &S::retention, &R::hourlyStatistics,
            keptCodec, "the only ones of single users; from 366d and 30d over notifications, or off"),
        row("retention/daily_statistics", "MEDICONNECT_KEEP_DAILY_STATISTICS", &S::retention, &R::dailyStatistics,
            keptCodec, "of everybody and of clinics; not under the hourly ones, or off. Monthly ones stay"),
    };
}

} // namespace

const QList<Setting> &settingsTable()
{
    static const QList<Setting> rows
        = httpRows() + backendRows() + identityRows() + keyRows() + providerRows() + behaviourRows() + retentionRows();
    return rows;
}

const Setting *findSetting(const QString &key)
{
    const QList<Setting> &rows = settingsTable();
    const auto found = std::find_if(rows.begin(), rows.end(), [&key](const Setting &row) { return row.key == key; });
    return found == rows.end() ? nullptr : &*found;
}

QString shown(const Setting &setting, const Settings &settings)
{
    const QString text = setting.show(settings);
    switch (setting.secrecy) {
    case Secrecy::Open:
        return text;
    case Secrecy::Secret:
        return text.isEmpty() ? text : QStringLiteral("***");
    case Secrecy::Password:
        return withoutPassword(text);
    }
    return {};
}

} // namespace mc::ops
