#include "ops/ini_file.h"
#include "ops/settings_loading.h"
#include "ops/settings_table.h"
#include "ops/settings_text.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace mc::ops;
using namespace std::chrono_literals;

namespace {

QProcessEnvironment environment(const QList<std::pair<QString, QString>> &variables)
{
    QProcessEnvironment environment;
    for (const auto &[name, value] : variables)
        environment.insert(name, value);
    return environment;
}

const QString goodSecret = QStringLiteral("0123456789abcdef0123456789abcdef");
const QString goodKey = QStringLiteral("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
const QString otherKey = QStringLiteral("cXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXE=");

/// What the service needs at least.
QProcessEnvironment required(const QList<std::pair<QString, QString>> &more = {})
{
    QProcessEnvironment least = environment({{QStringLiteral("MEDICONNECT_JWT_SECRET"), goodSecret},
        {QStringLiteral("MEDICONNECT_ENCRYPTION_KEY"), goodKey}});
    for (const auto &[name, value] : more)
        least.insert(name, value);
    return least;
}

} // namespace

/// Settings of file and environment, their checks and their printing.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void load_requiredOnly_hasTheContractsDefaults();
    void load_eachGoodValue_isShownBack_data();
    void load_eachGoodValue_isShownBack();
    void load_senderOfMails_mayBeInternational();
    void load_eachWrongValue_isOneProblem_data();
    void load_eachWrongValue_isOneProblem();
    void load_partOfAGroup_namesEachMissingKey();
    void load_keysOfAProvider_needIssuerAndAudience();
    void load_manyProblems_tellsAllAtOnce();
    void load_longWrongValue_isQuotedInWholeCharacters();
    void load_wrongSecret_isNotTold();
    void load_environment_beatsFileBeatsDefault();
    void load_emptyVariable_isTheDefault();
    void load_wrongFileValueOverridden_isNoProblem();
    void load_badFile_isOneProblem_data();
    void load_badFile_isOneProblem();
    void load_missingFile_isOneProblem();
    void load_unknownVariable_isOneProblem_data();
    void load_unknownVariable_isOneProblem();
    void load_othersVariables_arePassedOver();
    void load_oddPassword_survives_data();
    void load_oddPassword_survives();
    void effectiveIni_masksSecretsAndTellsOrigins();
    void effectiveIni_everySetting_standsInIt();
    void exampleFile_isTheTablesText();
    void exampleFile_withEveryKeyInForce_isTheDefaults();
    void baseUrl_withoutPublicUrl_usesTheBoundPort();

private:
    LoadedSettings load(const QByteArray &ini, const QProcessEnvironment &environment);

    QTemporaryDir m_folder;
};

LoadedSettings TestSettings::load(const QByteArray &ini, const QProcessEnvironment &environment)
{
    QFile file(m_folder.filePath(QStringLiteral("notifyd.ini")));
    if (!file.open(QIODevice::WriteOnly) || file.write(ini) != ini.size())
        qFatal("can't write the INI file");
    file.close();
    return loadSettings({file.fileName(), environment});
}

void TestSettings::load_requiredOnly_hasTheContractsDefaults()
{
    const LoadedSettings loaded = loadSettings({{}, required()});
    QCOMPARE(loaded.problems, QStringList());
    Settings expected;
    expected.auth.jwtSecret = goodSecret.toUtf8();
    expected.auth.encryptionKey = QByteArray("0123456789abcdef0123456789abcdef");
    QCOMPARE(loaded.settings, expected);
    QCOMPARE(toString(loaded.settings.http.listen), QStringLiteral("127.0.0.1:8000"));
    QCOMPARE(loaded.settings.http.maxBody, 1048576);
    QCOMPARE(
        loaded.settings.delivery.retryDelays, (QList<std::chrono::milliseconds> {1min, 5min, 15min, 30min, 60min}));
    QCOMPARE(loaded.settings.events.reminderLeads, (QList<std::chrono::milliseconds> {24h, 2h, 30min}));
    QCOMPARE(loaded.settings.delivery.inactiveAfter, std::chrono::milliseconds(7 * 24h));
    QVERIFY(!loaded.settings.delivery.phiInExternal);
}

void TestSettings::load_eachGoodValue_isShownBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *key, const char *text, const char *expected) {
        QTest::addRow("%s %s", key, text)
            << QString::fromUtf8(key) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("http/listen", "0.0.0.0:0", "0.0.0.0:0");
    row("http/listen", "[::1]:65535", "[::1]:65535");
    row("http/listen", "localhost:8080", "127.0.0.1:8080");
    row("http/public_url", "https://clinic.example/notify/", "https://clinic.example/notify");
    row("http/public_url", "https://clinic.example/", "https://clinic.example");
    row("http/public_url", "https://Bücher.example/nö", "https://xn--bcher-kva.example/n%C3%B6");
    row("http/cors_origins", "https://A.example:443, http://b.example:8080", "https://a.example,http://b.example:8080");
    row("http/max_body", "512KiB", "512KiB");
    row("retention/notifications", "7d", "7d");
    row("retention/deliveries", "off", "off");
    row("retention/idempotency_keys", "1h", "60m");
    row("retention/daily_statistics", "3650d", "3650d");
    row("http/max_body", "1MB", "1000000");
    row("http/max_body", "1024", "1KiB");
    row("http/max_body", "64MiB", "64MiB");
    row("http/trusted_proxies", "127.0.0.1, 10.0.0.0/8,2001:DB8::/32 ,10.0.0.0/8",
        "127.0.0.1,10.0.0.0/8,2001:db8::/32");
    row("http/trusted_proxies", "::ffff:192.0.2.7", "192.0.2.7");
    row("http/forwarded_header", "Forwarded", "forwarded");
    row("http/forwarded_header", "X-Forwarded-For", "x-forwarded-for");
    row("http/rate_limit", "100/s", "100/s");
    row("http/rate_limit", "50000/h", "50000/h");
    row("http/rate_limit", "0", "0");
    row("database/url", "postgresql://u:p%40w@db.example:5433/clinic?sslmode=require",
        "postgresql://u:p%40w@db.example:5433/clinic?sslmode=require");
    row("database/url", "postgresql:///mediconnect?host=/run/pg", "postgresql:///mediconnect?host=/run/pg");
    row("redis/url", "rediss://user:pw@cache.example:6380/2", "rediss://user:pw@cache.example:6380/2");
    row("auth/issuer", "https://id.example/realms/clinic", "https://id.example/realms/clinic");
    row("auth/audience", "notifications", "notifications");
    row("auth/subject_claim", "https://clinic.example/id", "https://clinic.example/id");
    row("auth/subject_is", "external_id", "external_id");
    row("auth/role_claim", "realm_access.roles", "realm_access.roles");
    row("auth/role_values", "clinic-admin = admin, Klinik Leitung=admin,a=b=doctor,*=patient",
        "clinic-admin=admin,Klinik Leitung=admin,a=b=doctor,*=patient");
    row("auth/previous_encryption_keys",
        "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    row("auth/previous_encryption_keys",
        "cXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXE= , MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        "cXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXFxcXE=,MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    row("fcm/url", "http://127.0.0.1:9000", "http://127.0.0.1:9000");
    row("canary/user", "7", "7");
    row("canary/user", "999999999999999999", "999999999999999999");
    row("canary/interval", "1h", "60m");
    row("delivery/retry_delays", "250ms, 30s,1m ,24h,7d", "250ms,30s,1m,24h,7d");
    row("delivery/retry_delays", "60m", "60m");
    row("delivery/inactive_after", "90m", "90m");
    row("delivery/phi_in_external", "Yes", "true");
    row("events/reminder_leads", "48h", "2d");
    row("log/format", "json", "json");
    row("log/level", "debug", "debug");
}

void TestSettings::load_eachGoodValue_isShownBack()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Setting *const setting = findSetting(key);
    QVERIFY(setting);
    const LoadedSettings loaded = loadSettings({{}, required({{setting->environment, text}})});
    QCOMPARE(loaded.problems, QStringList());
    QCOMPARE(setting->show(loaded.settings), expected);
    QCOMPARE(loaded.origins.value(key), Origin {Origin::Kind::Environment});
}

void TestSettings::load_senderOfMails_mayBeInternational()
{
    for (const char *from :
        {"notify@clinic.example", "Clinic, North <notify@bücher.example>", "\"Clinic\" <María@clinic.example>"}) {
        const LoadedSettings loaded = loadSettings({{},
            required({{QStringLiteral("MEDICONNECT_SMTP_URL"), QStringLiteral("smtp://mail.example")},
                {QStringLiteral("MEDICONNECT_SMTP_FROM"), QString::fromUtf8(from)}})});
        QCOMPARE(loaded.problems, QStringList());
        QCOMPARE(loaded.settings.smtp.from, QString::fromUtf8(from));
    }
}

void TestSettings::load_eachWrongValue_isOneProblem_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *key, const char *text, const char *reason) {
        QTest::addRow("%s %.40s", key, text)
            << QString::fromUtf8(key) << QString::fromUtf8(text) << QString::fromUtf8(reason);
    };
    for (const auto *listen :
        {"8000", "127.0.0.1", "clinic.example:80", "1.2.3.4:65536", "::1:8000", "[1.2.3.4:80", "127.0.0.1:-1"})
        row("http/listen", listen, "IP address and a port");
    for (const auto *url : {"clinic.example", "ftp://clinic.example", "http://", "/notify", "http://a b"})
        row("http/public_url", url, "absolute http:// or https:// URL");
    for (const auto *from :
        {"clinic.example", "a,b@x", "Clinic <a@b", "a@b, c@d", "Clinic <a b@c>", "a@-.example", "<>"})
        row("smtp/from", from, "must be a mail address");
    row("http/public_url", "https://clinic.example/?a=b", "without user, query and fragment");
    row("http/public_url", "https://user@clinic.example/", "without user, query and fragment");
    for (const auto *origin :
        {"*", "clinic.example", "https://clinic.example/", "https://a.example,*", "null", "https://a.example,"})
        row("http/cors_origins", origin, "must be origins");
    for (const auto *size : {"big", "1GiB", "-1", "1.5MiB", "1mib"})
        row("http/max_body", size, "must be a size");
    for (const auto *size : {"1023", "0", "65MiB", "67108865"})
        row("http/max_body", size, "between 1KiB and 64MiB");
    for (const auto *proxies :
        {"proxy.example", "10", "10.0.0.1/8", "10.0.0.0/33", "0.0.0.0/0", "::/0", "127.0.0.1,", "*"})
        row("http/trusted_proxies", proxies, "must be addresses or networks");
    row("http/forwarded_header", "x-real-ip", "must be x-forwarded-for or forwarded");
    for (const auto *rate : {"6000", "0/m", "10/d", "m", "-5/s", "1/m/s", "9999999999/s"})
        row("http/rate_limit", rate, "must be a rate");
    for (const auto *id : {"0", "-1", "ann", "9999999999999999999"})
        row("canary/user", id, "must be a user's id");
    for (const auto *url : {"mysql://localhost/x", "dbname=x", "localhost"})
        row("database/url", url, "must begin with postgresql://");
    for (const auto *kept : {"never", "0d", "-1d", "3651d", "Off"})
        row("retention/journal", kept, "or off");
    row("retention/notifications", "6d", "at least 7d");
    row("retention/idempotency_keys", "59m", "at least 1h");
    row("retention/events", "23h", "at least 1d");
    row("retention/hourly_statistics", "365d", "at least 366d");
    row("retention/hourly_statistics", "380d", "30d longer than retention/notifications");
    row("retention/daily_statistics", "399d", "not be shorter than retention/hourly_statistics");
    row("database/url", "postgresql://[::1/x", "libpq understands");
    row("database/url", "postgresql://host/x?nonsense=1", "invalid URI query parameter");
    row("database/url", "postgresql://u:%zz@host/x", "invalid percent-encoded token");
    for (const auto *url : {"http://cache", "cache:6379", "redis://", "redis://u:p#w@host"})
        row("redis/url", url, "redis://host or rediss://host");
    row("redis/url", "redis://cache/clinic", "number");
    row("auth/jwt_secret", "0123456789abcdef0123456789abcde", "at least 32 bytes");
    for (const auto *key : {"MDEyMzQ1Njc4OWFiY2RlZg==", "not base64!", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYw"})
        row("auth/encryption_key", key, "base64 of exactly 32 bytes");
    for (const auto *keys : {"MDEyMzQ1Njc4OWFiY2RlZg==", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=,",
             "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=;x"})
        row("auth/previous_encryption_keys", keys, "up to 16 keys separated by commas");
    const QByteArray seventeen = QByteArray("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=,").repeated(17).chopped(1);
    row("auth/previous_encryption_keys", seventeen.constData(), "up to 16 keys");
    row("fcm/url", "fcm.googleapis.com", "absolute http");
    row("apns/url", "apns", "absolute http");
    for (const auto *duration : {"7", "7 d", "-7d", "1w", "1.5h", "d"})
        row("delivery/inactive_after", duration, "must be a duration");
    for (const auto *duration : {"0d", "4000d", "999999999999d"})
        row("delivery/inactive_after", duration, "longer than 0 and at most 3650d");
    for (const auto *delays : {"1m,,5m", "1m;5m", "0s", "soon"})
        row("delivery/retry_delays", delays, "must be durations");
    row("delivery/retry_delays", "1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m", "1 to 20");
    row("delivery/phi_in_external", "maybe", "true or false");
    row("events/reminder_leads", "a day", "must be durations");
    row("log/format", "xml", "text or json");
    row("log/level", "INFO", "debug, info, warning or error");
    row("auth/issuer", "a\nb", "without control characters");
    for (const auto *url : {"id.example", "http://id.example", "ftp://id.example", "https://", "https://u@id.example",
             "https://id.example/#x"}) {
        row("auth/jwks_url", url, "must be an https:// URL");
        row("auth/oidc_issuer", url, "must be an https:// URL");
    }
    row("auth/oidc_issuer", "https://id.example/?a=b", "without a query");
    for (const auto *claim : {"a b", "a\tb"})
        row("auth/role_claim", claim, "must be a claim's name");
    row("auth/subject_is", "number", "auto, id or external_id");
    for (const auto *values : {"admin", "=admin", "x=", "x=nurse", "a=admin,,b=doctor", "a=admin;b"})
        row("auth/role_values", values, "must be pairs such as");
    row("auth/role_values", "*=service", "must not make modules of everybody");
    row("auth/role_values", "a=admin,a=doctor", "each with a value of its own");
}

void TestSettings::load_eachWrongValue_isOneProblem()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const Setting *const setting = findSetting(key);
    QVERIFY(setting);
    const LoadedSettings loaded = loadSettings({{}, required({{setting->environment, text}})});
    QCOMPARE(loaded.problems.size(), 1);
    const QString problem = loaded.problems.first();
    QVERIFY2(problem.startsWith(key + QLatin1String(": ")), qPrintable(problem));
    QVERIFY2(problem.contains(reason), qPrintable(problem));
    QVERIFY2(problem.endsWith(u'(' + setting->environment + u')'), qPrintable(problem));
    QVERIFY(!problem.contains(u'\n'));
}

void TestSettings::load_partOfAGroup_namesEachMissingKey()
{
    const LoadedSettings loaded = loadSettings({{},
        required({{QStringLiteral("MEDICONNECT_SMTP_URL"), QStringLiteral("smtp://mail.example")},
            {QStringLiteral("MEDICONNECT_SMS_URL"), QStringLiteral("https://sms.example")},
            {QStringLiteral("MEDICONNECT_SMS_TOKEN"), QStringLiteral("t")},
            {QStringLiteral("MEDICONNECT_APNS_TOPIC"), QStringLiteral("clinic.app")}})});
    QCOMPARE(loaded.problems,
        (QStringList {QStringLiteral("apns/key: is required because apns/topic is set (set MEDICONNECT_APNS_KEY)"),
            QStringLiteral("apns/key_id: is required because apns/topic is set (set MEDICONNECT_APNS_KEY_ID)"),
            QStringLiteral("apns/team_id: is required because apns/topic is set (set MEDICONNECT_APNS_TEAM_ID)"),
            QStringLiteral("smtp/from: is required because smtp/url is set (set MEDICONNECT_SMTP_FROM)"),
            QStringLiteral("sms/account: is required because sms/url is set (set MEDICONNECT_SMS_ACCOUNT)"),
            QStringLiteral("sms/from: is required because sms/url is set (set MEDICONNECT_SMS_FROM)")}));
}

void TestSettings::load_keysOfAProvider_needIssuerAndAudience()
{
    const auto problems = [](const QList<std::pair<QString, QString>> &more) {
        QProcessEnvironment variables = required(more);
        variables.remove(QStringLiteral("MEDICONNECT_JWT_SECRET"));
        return loadSettings({{}, variables}).problems;
    };
    const std::pair url {QStringLiteral("MEDICONNECT_JWKS_URL"), QStringLiteral("https://id.example/keys?app=1")};
    const std::pair discovery {QStringLiteral("MEDICONNECT_OIDC_ISSUER"), QStringLiteral("https://id.example/")};
    const std::pair issuer {QStringLiteral("MEDICONNECT_JWT_ISSUER"), QStringLiteral("https://id.example")};
    const std::pair audience {QStringLiteral("MEDICONNECT_JWT_AUDIENCE"), QStringLiteral("notifications")};
    const QString noAudience
        = QStringLiteral("auth/audience: is required because %1 is set: its keys sign for others too "
                         "(set MEDICONNECT_JWT_AUDIENCE)");
    QCOMPARE(problems({discovery, audience}), QStringList());
    QCOMPARE(problems({url, issuer, audience}), QStringList());
    QCOMPARE(problems({discovery}), QStringList {noAudience.arg(QStringLiteral("auth/oidc_issuer"))});
    QCOMPARE(problems({url}),
        (QStringList {
            QStringLiteral("auth/issuer: is required because auth/jwks_url is set: its keys sign for others too (set "
                           "MEDICONNECT_JWT_ISSUER)"),
            noAudience.arg(QStringLiteral("auth/jwks_url"))}));
    QCOMPARE(problems({url, discovery, audience}),
        QStringList {
            QStringLiteral("auth/oidc_issuer: goes not together with auth/jwks_url: one of them tells the keys "
                           "(MEDICONNECT_OIDC_ISSUER)")});
    Settings loaded = loadSettings({{}, required({discovery, audience})}).settings;
    QCOMPARE(loaded.auth.oidcIssuer, QStringLiteral("https://id.example/")); // verbatim, as tokens name it
}

void TestSettings::load_manyProblems_tellsAllAtOnce()
{
    const LoadedSettings loaded = loadSettings({{},
        environment({{QStringLiteral("MEDICONNECT_LISTEN"), QStringLiteral("nowhere")},
            {QStringLiteral("MEDICONNECT_SMTP_FROM"), QStringLiteral("no address")}})});
    QCOMPARE(loaded.problems,
        (QStringList {QStringLiteral("http/listen: must be an IP address and a port, such as 127.0.0.1:8000 or "
                                     "[::1]:8000: \"nowhere\" (MEDICONNECT_LISTEN)"),
            QStringLiteral(
                "auth/jwt_secret: is required, or else auth/jwks_file, auth/jwks_url or auth/oidc_issuer (set "
                "MEDICONNECT_JWT_SECRET)"),
            QStringLiteral("auth/encryption_key: is required: base64 of 32 bytes, such as `openssl rand -base64 32` "
                           "prints (set MEDICONNECT_ENCRYPTION_KEY)"),
            QStringLiteral("smtp/from: must be a mail address, such as MediConnect <no-reply@clinic.example>: \"no "
                           "address\" (MEDICONNECT_SMTP_FROM)")}));
}

void TestSettings::load_longWrongValue_isQuotedInWholeCharacters()
{
    const QString family = QStringLiteral("👨‍👩‍👧‍👦"); // of 11 code units
    const LoadedSettings loaded
        = loadSettings({{}, required({{QStringLiteral("MEDICONNECT_LISTEN"), family.repeated(20)}})});
    QCOMPARE(loaded.problems.size(), 1);
    QVERIFY2(loaded.problems[0].contains(QString(u'"' + family.repeated(7) + QStringLiteral("…\""))),
        qUtf8Printable(loaded.problems[0]));
}

void TestSettings::load_wrongSecret_isNotTold()
{
    const LoadedSettings loaded
        = load("[auth]\njwt_secret = hush\nencryption_key hush\n[database]\nurl = postgresql://u:hush@[x/y\n"
               "[redis]\nurl = redis://u:hush#@host\n[smtp]\nurl = smtps://u:hush@host/x\nfrom=a@b\n",
            environment({{QStringLiteral("MEDICONNECT_ENCRYPTION_KEY"), QStringLiteral("hush")}}));
    QCOMPARE(loaded.problems.size(), 6);
    for (const QString &problem : loaded.problems)
        QVERIFY2(!problem.contains(QLatin1String("hush")), qPrintable(problem));
}

void TestSettings::load_environment_beatsFileBeatsDefault()
{
    const LoadedSettings loaded = load("[http]\nlisten = 127.0.0.1:9001\nmax_body = 2MiB\n",
        required({{QStringLiteral("MEDICONNECT_LISTEN"), QStringLiteral("127.0.0.1:9002")}}));
    QCOMPARE(loaded.problems, QStringList());
    QCOMPARE(loaded.settings.http.listen.port, quint16(9002));
    QCOMPARE(loaded.settings.http.maxBody, 2 * 1048576);
    QCOMPARE(loaded.settings.http.rateLimit, Rate());
    QCOMPARE(loaded.origins.value(QStringLiteral("http/listen")), Origin {Origin::Kind::Environment});
    QCOMPARE(loaded.origins.value(QStringLiteral("http/max_body")), (Origin {Origin::Kind::File, 3}));
    QCOMPARE(loaded.origins.value(QStringLiteral("http/rate_limit")), Origin());
}

void TestSettings::load_emptyVariable_isTheDefault()
{
    const LoadedSettings loaded = load("[redis]\nurl = redis://cache\n[log]\nlevel =\n",
        required({{QStringLiteral("MEDICONNECT_REDIS_URL"), QString()}}));
    QCOMPARE(loaded.problems, QStringList());
    QVERIFY(loaded.settings.redis.url.isEmpty());
    QCOMPARE(loaded.settings.log.level, LogLevel::Info);
}

void TestSettings::load_wrongFileValueOverridden_isNoProblem()
{
    const LoadedSettings loaded
        = load("[log]\nlevel = loud\n", required({{QStringLiteral("MEDICONNECT_LOG_LEVEL"), QStringLiteral("error")}}));
    QCOMPARE(loaded.problems, QStringList());
    QCOMPARE(loaded.settings.log.level, LogLevel::Error);
}

void TestSettings::load_badFile_isOneProblem_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QString>("problem");
    QTest::addRow("misspelt") << QByteArray("# c\n[http]\nlisten_on = x\n")
                              << QStringLiteral(
                                     "http/listen_on: is no setting; did you mean http/listen? (FILE line 3)");
    QTest::addRow("no section") << QByteArray("rate_limit = 1/s\n")
                                << QStringLiteral(
                                       "rate_limit: is no setting; did you mean http/rate_limit? (FILE line 1)");
    QTest::addRow("wrong section")
        << QByteArray("[events]\nretry_delays = 1m\n")
        << QStringLiteral("events/retry_delays: is no setting; did you mean delivery/retry_delays? (FILE line 2)");
    QTest::addRow("section misspelt") << QByteArray("[datbase]\nurl = x\n")
                                      << QStringLiteral(
                                             "datbase/url: is no setting; did you mean database/url? (FILE line 2)");
    QTest::addRow("nothing near") << QByteArray("[http]\ncolour = red\n")
                                  << QStringLiteral("http/colour: is no setting (FILE line 2)");
    QTest::addRow("twice") << QByteArray("[log]\nlevel = info\nlevel = debug\n")
                           << QStringLiteral("log/level: is set twice, in line 2 too (FILE line 3)");
    QTest::addRow("no equals") << QByteArray("[log]\nlevel\n")
                               << QStringLiteral("FILE line 2: neither [section], key = value nor a comment");
    QTest::addRow("open section") << QByteArray("[log\n")
                                  << QStringLiteral("FILE line 1: neither [section], key = value nor a comment");
    QTest::addRow("not UTF-8") << QByteArray("[log]\nlevel = \xff\n")
                               << QStringLiteral("FILE line 2: not text in UTF-8");
    QTest::addRow("wrong value") << QByteArray("[log]\r\nlevel = loud\r\n")
                                 << QStringLiteral(
                                        "log/level: must be debug, info, warning or error: \"loud\" (FILE line 2)");
}

void TestSettings::load_badFile_isOneProblem()
{
    QFETCH(QByteArray, ini);
    QFETCH(QString, problem);
    const LoadedSettings loaded = load(ini, required());
    QCOMPARE(loaded.problems, QStringList(problem.replace(QLatin1String("FILE"), loaded.file)));
}

void TestSettings::load_missingFile_isOneProblem()
{
    const QString file = m_folder.filePath(QStringLiteral("missing.ini"));
    const LoadedSettings loaded = loadSettings({file, required()});
    QCOMPARE(loaded.problems, QStringList(file + QLatin1String(" can't be read: No such file or directory")));
}

void TestSettings::load_unknownVariable_isOneProblem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *problem) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(problem);
    };
    row("MEDICONNECT_LISTN", "MEDICONNECT_LISTN: is no setting; did you mean MEDICONNECT_LISTEN? (environment)");
    row("MEDICONNECT_Listen", "MEDICONNECT_Listen: is no setting; did you mean MEDICONNECT_LISTEN? (environment)");
    row("MEDICONNECT_JWT_SECRETS",
        "MEDICONNECT_JWT_SECRETS: is no setting; did you mean MEDICONNECT_JWT_SECRET? (environment)");
    row("MEDICONNECT_DATABASE", "MEDICONNECT_DATABASE: is no setting (environment)");
    row("MEDICONNECT_SMS_URI", "MEDICONNECT_SMS_URI: is no setting; did you mean MEDICONNECT_SMS_URL? (environment)");
    row("MEDICONNECT_COLOUR", "MEDICONNECT_COLOUR: is no setting (environment)");
    row("MEDICONNECT_PORT_8000_TCP", "MEDICONNECT_PORT_8000_TCP: is no setting (environment)");
    row("MEDICONNECT_", "MEDICONNECT_: is no setting (environment)");
    row("MEDICONNECT_A\nB", "MEDICONNECT_A?B: is no setting (environment)");
    const QByteArray endless = "MEDICONNECT_" + QByteArray(100'000, 'X');
    QTest::newRow("endless") << QString::fromLatin1(
        endless) << QString::fromLatin1(endless.left(79)) + QString::fromUtf8("…: is no setting (environment)");
}

void TestSettings::load_unknownVariable_isOneProblem()
{
    QFETCH(QString, name);
    QFETCH(QString, problem);
    QCOMPARE(loadSettings({{}, required({{name, QStringLiteral("hush")}})}).problems, QStringList(problem));
}

void TestSettings::load_othersVariables_arePassedOver()
{
    const QString value = QStringLiteral("x");
    QCOMPARE(
        loadSettings(
            {{},
                required({{QStringLiteral("MEDICONNECT"), value}, {QStringLiteral("MEDICONNECTION_LISTEN"), value},
                    {QStringLiteral("mediconnect_listen"), value}, {QStringLiteral("X_MEDICONNECT_LISTEN"), value}})})
            .problems,
        QStringList());
}

void TestSettings::load_oddPassword_survives_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url : {"postgresql://u:50%25,;off#1@h/db", "postgresql://u:\"quoted\"@h/db",
             "postgresql://u:'a=b'@h/db", "postgresql://u:\\n%41@h/db", "postgresql://u:p@h/db?application_name=a;b,c",
             "postgresql://u:\xc3\xa4 @h/db"})
        QTest::addRow("%s", url) << QByteArray(url);
}

void TestSettings::load_oddPassword_survives()
{
    QFETCH(QByteArray, url);
    const LoadedSettings fromFile = load("[database]\nurl = " + url + '\n', required());
    QCOMPARE(fromFile.problems, QStringList());
    QCOMPARE(fromFile.settings.database.url.toUtf8(), url);
    const LoadedSettings fromEnvironment
        = loadSettings({{}, required({{QStringLiteral("MEDICONNECT_DATABASE_URL"), QString::fromUtf8(url)}})});
    QCOMPARE(fromEnvironment.problems, QStringList());
    QCOMPARE(fromEnvironment.settings.database.url.toUtf8(), url);
}

void TestSettings::effectiveIni_masksSecretsAndTellsOrigins()
{
    const LoadedSettings loaded = load(
        "[redis]\nurl = redis://:hush@cache/1\n[smtp]\nurl = smtp://me:hu%23sh@mail.example:587\nfrom = a@b.example\n",
        required(
            {{QStringLiteral("MEDICONNECT_DATABASE_URL"), QStringLiteral("postgresql://u:hu@sh@db/x?password=hush")},
                {QStringLiteral("MEDICONNECT_PREVIOUS_ENCRYPTION_KEYS"), otherKey}}));
    QCOMPARE(loaded.problems, QStringList());
    const QString text = effectiveIni(loaded);
    for (const QString &secret :
        {QStringLiteral("hush"), QStringLiteral("hu%23sh"), QStringLiteral("hu@sh"), goodSecret, goodKey, otherKey})
        QVERIFY2(!text.contains(secret), qPrintable(text));
    QVERIFY2(
        text.contains(QLatin1String("# from MEDICONNECT_DATABASE_URL\nurl = postgresql://u:***@db/x?password=***\n")),
        qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("# from %1 line 2\nurl = redis://:***@cache/1\n").arg(loaded.file)));
    QVERIFY(text.contains(QLatin1String("url = smtp://me:***@mail.example:587\n")));
    QVERIFY(text.contains(QLatin1String("# from MEDICONNECT_JWT_SECRET\njwt_secret = ***\n")));
    QVERIFY(text.contains(QLatin1String("[http]\n# default\nlisten = 127.0.0.1:8000\n")));
    QVERIFY(text.contains(QLatin1String("# not set\n#tls_certificate =\n")));
}

void TestSettings::effectiveIni_everySetting_standsInIt()
{
    QString text = effectiveIni(loadSettings({{}, required()}));
    text.replace(QLatin1String("\n#"), QLatin1String("\n")).replace(QLatin1String("\n "), QLatin1String("\n# "));
    QStringList keys;
    for (const IniEntry &entry : parseIni(text.toUtf8()).entries)
        keys.append(entry.key);
    QStringList expected;
    for (const Setting &setting : settingsTable())
        expected.append(setting.key);
    QCOMPARE(keys, expected);
}

void TestSettings::exampleFile_isTheTablesText()
{
    QFile file(QFINDTESTDATA("../../resources/notifyd.ini.example"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), exampleIni());
}

void TestSettings::exampleFile_withEveryKeyInForce_isTheDefaults()
{
    static const QRegularExpression commentedOut(QStringLiteral("^#(?=[a-z])"), QRegularExpression::MultilineOption);
    const QByteArray ini = exampleIni().remove(commentedOut).toUtf8();
    QCOMPARE(parseIni(ini).entries.size(), settingsTable().size());
    const LoadedSettings loaded = load(ini, required());
    QCOMPARE(loaded.problems, QStringList());
    QCOMPARE(loaded.settings, loadSettings({{}, required()}).settings);
}

void TestSettings::baseUrl_withoutPublicUrl_usesTheBoundPort()
{
    Settings::Http http;
    QCOMPARE(baseUrl(http, 40123), QUrl(QStringLiteral("http://127.0.0.1:40123")));
    http.tlsCertificate = QStringLiteral("c.pem");
    http.listen.address = QHostAddress(QHostAddress::LocalHostIPv6);
    QCOMPARE(baseUrl(http, 443), QUrl(QStringLiteral("https://[::1]:443")));
    http.publicUrl = QUrl(QStringLiteral("https://clinic.example"));
    QCOMPARE(baseUrl(http, 1), QUrl(QStringLiteral("https://clinic.example")));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
