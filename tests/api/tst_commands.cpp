#include "support/database.h"
#include "support/running_service.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <csignal>

using namespace mc::test;

namespace {

QStringList words(const char *line) { return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts); }

// One line, without more.
bool isOneLine(const QByteArray &text) { return !text.trimmed().isEmpty() && !text.trimmed().contains('\n'); }

} // namespace

/// The commands and settings of mediconnect-notifyd (CONTRACT sections 1, 2).
class tst_Commands : public QObject
{
    Q_OBJECT

    QString fileWith(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("file-%1.ini").arg(m_files++)));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly)); }();
        file.write(text);
        return file.fileName();
    }

    CommandOutcome run(const QStringList &arguments, const Environment &extra = {}, const QByteArray &input = {})
    {
        return ServiceProcess::run(
            arguments, Environment {{"MEDICONNECT_DATABASE_URL", m_uri.toUtf8()}} + extra, input);
    }

    CommandOutcome render(const QByteArray &event, const QStringList &options, Environment extra = {})
    {
        extra += {{"MEDICONNECT_JWT_SECRET", ""}, {"MEDICONNECT_ENCRYPTION_KEY", ""}};
        return run(words("render -") + options, extra, event);
    }

private Q_SLOTS:
    void initTestCase() { m_postgres = PrivatePostgres::ofRun(); }
    void init() { m_uri = m_postgres->createDatabase(); }

    void version_isPrinted()
    {
        const CommandOutcome outcome = run(words("--version"));
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.out.contains(MC_VERSION), outcome.out.constData());
    }

    void help_namesEveryCommand()
    {
        const CommandOutcome outcome = run(words("--help"));
        QCOMPARE(outcome.exitCode, 0);
        for (const char *command :
            {"serve", "migrate", "check-config", "check-templates", "render", "token", "set-password", "user create",
                "user list", "token create", "token list", "token revoke", "rotate-keys", "demo", "--version"})
            QVERIFY2(outcome.out.contains(command), command);
    }

    void wrongCommandLine_isRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const char *line :
            {"conquer", "serve --nonsense", "token", "token --user 7", "token --user x --role patient",
                "token --user 7 --role nurse", "token --user 7 --role patient --ttl soon", "user", "user set-password",
                "user create", "user create zoe", "user list --role service", "token create", "token revoke",
                "token revoke 7", "check-templates one two", "render", "render x.json --channel pigeon",
                "render x.json --timezone Mars/Base"})
            QTest::addRow("%s", line) << words(line);
    }
    void wrongCommandLine_isRefused()
    {
        QFETCH(QStringList, arguments);
        const CommandOutcome outcome = run(arguments);
        QVERIFY(outcome.exitCode > 0);
        QVERIFY(!outcome.err.trimmed().isEmpty());
    }

    void checkConfig_printsSettings_masksSecrets()
    {
        const QByteArray key = QByteArray(32, 'q').toBase64();
        const CommandOutcome outcome = run(words("check-config"),
            {{"MEDICONNECT_JWT_SECRET", "this secret must never be printed"}, {"MEDICONNECT_ENCRYPTION_KEY", key},
                {"MEDICONNECT_DATABASE_URL", "postgresql://ann:opensesame@db.example.org/mc"},
                {"MEDICONNECT_SMTP_URL", "smtp://user:swordfish@mail.example.org"},
                {"MEDICONNECT_SMTP_FROM", "clinic@example.org"}});
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        const QByteArray all = outcome.out + outcome.err;
        for (const QByteArray &secret :
            {QByteArray("this secret must never be printed"), key, QByteArray("opensesame"), QByteArray("swordfish")})
            QVERIFY2(!all.contains(secret), secret.constData());
        for (const char *shown : {"db.example.org", "mail.example.org", "127.0.0.1:0"})
            QVERIFY2(outcome.out.contains(shown), shown);
    }

    void wrongSetting_isNamedWithItsKey_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *variable, const char *key, const char *value) {
            QTest::addRow("%s=%s", variable, value)
                << QByteArray("MEDICONNECT_") + variable << QByteArray(key) << QByteArray(value);
        };
        row("LISTEN", "http/listen", "nowhere");
        row("LISTEN", "http/listen", "127.0.0.1:99999");
        row("PUBLIC_URL", "http/public_url", "not a url");
        row("TLS_CERTIFICATE", "http/tls_certificate", "/nonexistent/certificate.pem");
        row("MAX_BODY", "http/max_body", "plenty");
        row("MAX_BODY", "http/max_body", "-1");
        row("RATE_LIMIT", "http/rate_limit", "often");
        row("DATABASE_URL", "database/url", "mysql://localhost/x");
        row("REDIS_URL", "redis/url", "http://localhost");
        row("JWT_SECRET", "auth/jwt_secret", "too short");
        row("JWKS_FILE", "auth/jwks_file", "/nonexistent/keys.json");
        row("ENCRYPTION_KEY", "auth/encryption_key", "");
        row("ENCRYPTION_KEY", "auth/encryption_key", "dG9vIHNob3J0");
        row("ENCRYPTION_KEY", "auth/encryption_key", "*** not base64 ***");
        row("FCM_CREDENTIALS", "fcm/credentials", "/nonexistent/account.json");
        row("APNS_KEY", "apns/key", "/nonexistent/key.p8");
        row("SMTP_URL", "smtp/url", "http://mail.example.org");
        row("RETRY_DELAYS", "delivery/retry_delays", "soon,later");
        row("RETRY_DELAYS", "delivery/retry_delays", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21");
        row("REMINDER_LEADS", "events/reminder_leads", "a while");
        row("TEMPLATES", "events/templates", "/nonexistent");
        row("INACTIVE_AFTER", "delivery/inactive_after", "never");
        row("PHI_IN_EXTERNAL", "delivery/phi_in_external", "perhaps");
        row("LOG_FORMAT", "log/format", "xml");
        row("LOG_LEVEL", "log/level", "loud");
    }
    void wrongSetting_isNamedWithItsKey()
    {
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        for (const char *command : {"check-config", "serve"}) {
            const CommandOutcome outcome = run(words(command), {{variable, value}});
            QVERIFY2(outcome.exitCode > 0, command);
            // A setting that needs others may come with a line about each of those.
            const QByteArray line = outcome.err.split('\n').first();
            QVERIFY2(line.contains(variable) || line.contains(key), outcome.err.constData());
        }
    }

    void checkTemplates_needsNoSettings()
    {
        const Environment nothing {
            {"MEDICONNECT_JWT_SECRET", ""}, {"MEDICONNECT_ENCRYPTION_KEY", ""}, {"MEDICONNECT_DATABASE_URL", ""}};
        const CommandOutcome outcome = run(words("check-templates"), nothing);
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        QCOMPARE(outcome.out, QByteArray("templates: 96 files, 4 languages, no problems\n"));
    }

    void checkTemplates_ofAFolder_tellsFileAndLine()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("chat.call_mist.en.mustache")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray problem
            = "chat.call_mist.en.mustache: unknown type chat.call_mist; did you mean chat.call_missed?\n";
        const CommandOutcome named = run({QStringLiteral("check-templates"), folder.path()});
        QCOMPARE(named.exitCode, 1);
        QCOMPARE(named.out, problem);
        const Environment configured {{"MEDICONNECT_TEMPLATES", folder.path().toUtf8()}};
        QCOMPARE(run(words("check-templates"), configured).out, problem);
        const CommandOutcome serving = run(words("serve"), configured);
        QCOMPARE(serving.exitCode, 1);
        QCOMPARE(serving.err, "mediconnect-notifyd: events/templates: " + problem);
    }

    void render_printsWhatAnEventWouldSay()
    {
        const QByteArray event
            = R"({"specversion":"1.0","id":"1","source":"/billing","type":"mediconnect.billing.invoice_generated",
            "data":{"invoice_id":9,"patient_id":1002,"amount":"120.50","currency":"EUR"}})";
        const QStringList spanish = words("--locale es --timezone Europe/Madrid");
        const CommandOutcome all = render(event, spanish);
        QVERIFY2(all.exitCode == 0, all.err.constData());
        QVERIFY2(all.out.startsWith(
                     "== to user 1002 (es, Europe/Madrid): billing, priority low\n[in_app]\nNueva factura: 120,50"),
            all.out.constData());
        QVERIFY(all.out.contains("[push] (neutral") && all.out.contains("[email] (neutral")
            && all.out.contains("[sms] (neutral"));
        const CommandOutcome one = render(event, spanish + words("--channel in_app"));
        QVERIFY(!one.out.contains("[push]"));
        const CommandOutcome told = render(event, spanish, {{"MEDICONNECT_PHI_IN_EXTERNAL", "true"}});
        QVERIFY(told.out.contains("segments)") && !told.out.contains("neutral"));
    }

    void render_ofAWrongEvent_namesTheFields()
    {
        const CommandOutcome wrong
            = render(R"({"specversion":"1.0","id":"1","source":"/users","type":"mediconnect.account.created",
            "data":{"user":9}})",
                {});
        QCOMPARE(wrong.exitCode, 1);
        QVERIFY2(wrong.err.contains("data.user_id: ") && wrong.err.contains("data.user: Unknown field."),
            wrong.err.constData());
        QCOMPARE(render("{", {}).exitCode, 1);
        QCOMPARE(run(words("render /nowhere/event.json")).exitCode, 1);
    }

    void checkTemplates_withAWrongSetting_namesIt()
    {
        const CommandOutcome outcome = run(words("check-templates"), {{"MEDICONNECT_TEMPLATE", "/tmp"}});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("did you mean MEDICONNECT_TEMPLATES?"), outcome.err.constData());
    }

    void noWayToCheckTokens_refusesToStart()
    {
        const CommandOutcome outcome = run(words("serve"), {{"MEDICONNECT_JWT_SECRET", ""}});
        QVERIFY(outcome.exitCode > 0);
        QVERIFY2(isOneLine(outcome.err), outcome.err.constData());
    }

    void configFile_isRead_andTheEnvironmentWins()
    {
        const QString file
            = fileWith("[http]\nmax_body=3MiB\npublic_url=https://file.example.org\n[log]\nformat=json\n");
        const CommandOutcome outcome = run({QStringLiteral("check-config"), QStringLiteral("--config"), file},
            {{"MEDICONNECT_PUBLIC_URL", "https://environment.example.org"}});
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QVERIFY(outcome.out.contains("https://environment.example.org"));
        QVERIFY(!outcome.out.contains("https://file.example.org"));
        QVERIFY(outcome.out.contains("json"));
    }

    void unknownVariable_isNamedWithItsLikeliest()
    {
        for (const char *command : {"check-config", "serve", "migrate"}) {
            const CommandOutcome outcome
                = run(words(command), {{"MEDICONNECT_LOG_LEVLE", "debug"}, {"MEDICONNECT_COLOUR", "red"}});
            QVERIFY(outcome.exitCode > 0);
            QVERIFY2(outcome.err.contains("MEDICONNECT_LOG_LEVLE: is no setting; did you mean MEDICONNECT_LOG_LEVEL?"),
                outcome.err.constData());
            QVERIFY2(
                outcome.err.contains("MEDICONNECT_COLOUR: is no setting (environment)\n"), outcome.err.constData());
        }
    }

    void configFile_wrong_isRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        QTest::addRow("unknown key") << QByteArray("[http]\nport=80\n") << QByteArray("http/port");
        QTest::addRow("unknown section") << QByteArray("[web]\nlisten=x\n") << QByteArray("web/listen");
        QTest::addRow("wrong value") << QByteArray("[log]\nlevel=loud\n") << QByteArray("log/level");
    }
    void configFile_wrong_isRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const CommandOutcome outcome
            = run({QStringLiteral("check-config"), QStringLiteral("--config"), fileWith(text)});
        QVERIFY(outcome.exitCode > 0);
        QVERIFY2(isOneLine(outcome.err) && outcome.err.contains(named), outcome.err.constData());
    }

    void configFile_absent_isRefused()
    {
        QVERIFY(run(words("check-config --config /nonexistent/notifyd.ini")).exitCode > 0);
    }

    void portTaken_isSaid()
    {
        QTcpServer taker;
        QVERIFY(taker.listen(QHostAddress::LocalHost));
        const QByteArray address = "127.0.0.1:" + QByteArray::number(taker.serverPort());
        const CommandOutcome outcome = run(words("serve"), {{"MEDICONNECT_LISTEN", address}});
        QVERIFY(outcome.exitCode > 0);
        const QByteArray last = outcome.err.trimmed().split('\n').last();
        QVERIFY2(last.contains("LISTEN") || last.contains("http/listen"), outcome.err.constData());
        QVERIFY(!outcome.out.contains("listening on"));
    }

    void databaseUnreachable_isSaid()
    {
        const Environment nowhere {{"MEDICONNECT_DATABASE_URL", "postgresql:///mc?host=/nonexistent"}};
        for (const char *command : {"serve", "migrate"}) {
            const CommandOutcome outcome = run(words(command), nowhere);
            QVERIFY(outcome.exitCode > 0);
            QVERIFY2(isOneLine(outcome.err), outcome.err.constData());
        }
    }

    void migrate_manyAtOnceAndAgain_succeed()
    {
        std::vector<std::unique_ptr<ServiceProcess>> services;
        for (int i = 0; i < 3; ++i) // serve migrates first, under one lock
            services.push_back(std::make_unique<ServiceProcess>(m_uri)), services.back()->start();
        QVERIFY(!QTest::currentTestFailed());
        QCOMPARE(run(words("migrate")).exitCode, 0);
        Api(services.front()->port()).anonymous().get("/readyz").expect(200);
    }

    // The one before in the middle of an upgrade: it goes on until it is stopped, and can't be started again.
    void laterMigrations_underARunningService_leaveItReady()
    {
        ServiceProcess service(m_uri);
        service.start();
        Database(m_uri).run(
            "INSERT INTO schema_migrations (name, checksum) VALUES ('9999_later.sql', 'of a later program')");
        Api api(service.port());
        api.anonymous().get("/readyz").expect(200);
        NotificationBuilder(api, Directory(api).patient("ann")).post();
        QCOMPARE(service.terminate(), 0);
        const CommandOutcome again = run(words("serve"));
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains("has migration 9999_later.sql, which this program does not know; it is too old"),
            again.err.constData());
    }

    void serveWithoutMigrating_onAMigratedDatabase_works()
    {
        QCOMPARE(run(words("migrate")).exitCode, 0);
        QVERIFY(!Database(m_uri).value("SELECT to_regclass('notifications')").isEmpty());
        ServiceProcess service(m_uri, {}, words("--no-migrate"));
        service.start();
        Api(service.port()).anonymous().get("/readyz").expect(200);
    }

    void serveWithoutMigrating_onAnEmptyDatabase_saysSoOnce_andBeginsOnceTheyAreThere()
    {
        ServiceProcess service(m_uri, {}, words("--no-migrate"));
        service.start();
        const QByteArray lacking
            = "the database lacks migrations, from 0001_directory.sql on: run mediconnect-notifyd migrate";
        QTRY_VERIFY2(service.log().contains(lacking), service.log().constData());
        Api api(service.port());
        api.anonymous()
            .get("/readyz")
            .expectProblem(503, "unavailable")
            .expect("detail", "The database lacks migrations.");

        QCOMPARE(run(words("migrate")).exitCode, 0);
        QTRY_VERIFY2(service.log().contains("the database has every migration now"), service.log().constData());
        QCOMPARE(service.log().count(lacking), 1);
        QVERIFY2(!service.log().contains("SQLSTATE"), service.log().constData());
        api.anonymous().get("/readyz").expect(200);
        const User ann = Directory(api).patient("ann"); // to whom the background work now brings something
        const QByteArray batch
            = api.asService()
                  .post("/api/notifications/bulk-create/",
                      object({{"audience", object({{"user_ids", array({ann.id})}})}, {"notification_type", "system"},
                          {"title", "Title"}, {"message", "Message"}}))
                  .expect(202)
                  .text("batch_id")
                  .toUtf8();
        QTRY_COMPARE(api.asService().get("/api/notifications/batches/" + batch + '/').expect(200).text("status"),
            QStringLiteral("done"));
    }

    void serveWithoutMigrating_stoppedWhileItWaits_ends()
    {
        ServiceProcess service(m_uri, {}, words("--no-migrate"));
        service.start();
        QCOMPARE(service.terminate(), 0);
    }

    void firstLine_tellsVersionDatabaseAndChannels_withoutPassword()
    {
        const QByteArray uri = m_uri.toUtf8() + "&password=opensesame";
        ServiceProcess service(QString::fromUtf8(uri),
            {{"MEDICONNECT_SMTP_URL", "smtp://user:swordfish@mail.example.org"},
                {"MEDICONNECT_SMTP_FROM", "clinic@example.org"}});
        service.start();
        QTRY_VERIFY(service.log().contains('\n'));
        const QByteArray line = service.log().split('\n').first();
        const QByteArray database = Database(m_uri).value("SELECT current_database()");
        QVERIFY2(line.contains("mediconnect-notifyd " MC_VERSION ": database " + database + " at "), line.constData());
        QVERIFY2(line.endsWith("; channels in_app, email"), line.constData());
        QVERIFY(!service.log().contains("opensesame") && !service.log().contains("swordfish"));
    }

    void hangup_isLogged_andStopsNothing()
    {
        ServiceProcess service(m_uri);
        service.start();
        QCOMPARE(::kill(pid_t(service.processId()), SIGHUP), 0);
        QTRY_VERIFY2(service.log().contains("SIGHUP: files of keys"), service.log().constData());
        Api(service.port()).anonymous().get("/healthz").expect(200);
        QCOMPARE(service.terminate(), 0);
    }

    void setPassword_atATerminal_asksForItTwice_andDoesNotShowIt_data()
    {
        QTest::addColumn<QByteArray>("again");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("the same") << QByteArray("only I know it") << QByteArray("the password of doctor1 is set");
        QTest::newRow("another") << QByteArray("only I know that") << QByteArray("The two are not the same.");
    }
    void setPassword_atATerminal_asksForItTwice_andDoesNotShowIt()
    {
        QFETCH(QByteArray, again);
        QFETCH(QByteArray, outcome);
        QCOMPARE(run(words("demo")).exitCode, 0);
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        for (const auto &[name, value] : testSettings() + Environment {{"MEDICONNECT_DATABASE_URL", m_uri.toUtf8()}})
            environment.insert(QString::fromUtf8(name), QString::fromUtf8(value));
        QProcess terminal;
        terminal.setProcessEnvironment(environment);
        terminal.setProcessChannelMode(QProcess::MergedChannels);
        terminal.start(QStringLiteral("script"),
            {QStringLiteral("-qec"), QStringLiteral(MC_NOTIFYD " user set-password doctor1"),
                QStringLiteral("/dev/null")});
        QByteArray shown;
        QTRY_VERIFY2((shown += terminal.readAll()).contains("Password for doctor1: "), shown.constData());
        terminal.write("only I know it\n");
        QTRY_VERIFY2((shown += terminal.readAll()).contains("The same again: "), shown.constData());
        terminal.write(again + '\n');
        QVERIFY(terminal.waitForFinished());
        shown += terminal.readAll();
        QVERIFY2(shown.contains(outcome), shown.constData());
        QVERIFY2(!shown.contains("only I know"), shown.constData());
    }

    void demo_again_tellsWhichLoginsItKept()
    {
        const QByteArray first = run(words("demo")).out;
        QCOMPARE(first.count("password demo-clinic\n"), 6);
        QCOMPARE(run(words("user set-password doctor1"), {}, "another password").exitCode, 0);
        Database(m_uri).value("DELETE FROM accounts WHERE user_id = 3 RETURNING user_id");
        const QByteArray second = run(words("demo")).out;
        QCOMPARE(second.count("password demo-clinic (kept)\n"), 4);
        QVERIFY2(second.contains("doctor1   id 2, a password of its own (kept)\n"), second.constData());
        QVERIFY2(second.contains("doctor2   id 3, password demo-clinic\n"), second.constData());
    }

    void demo_twice_addsOneClinic()
    {
        QVERIFY(run(words("demo")).exitCode == 0);
        Database database(m_uri);
        const QByteArray census = "SELECT string_agg(role::text, ',' ORDER BY role, id) FROM users";
        const QByteArray first = database.value(census);
        QCOMPARE(first.count("admin"), 1);
        QCOMPARE(first.count("doctor"), 10);
        QCOMPARE(first.count("patient"), 48);
        const QByteArray all
            = "SELECT concat_ws(' ', (SELECT count(*) FROM notifications), (SELECT count(*) FROM journal), "
              "(SELECT count(*) FROM deliveries), (SELECT count(*) FROM devices))";
        const QByteArray story = database.value(all);
        QCOMPARE(run(words("demo")).exitCode, 0);
        QCOMPARE(database.value(census), first);
        QCOMPARE(database.value(all), story);
        // Two have left, and can't sign in.
        QCOMPARE(database.value("SELECT count(*) FROM accounts").toInt(), 57);
    }

    void demo_history_hasEverythingThatHappens()
    {
        const CommandOutcome outcome = run(words("demo"));
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        Database database(m_uri);
        const auto count = [&](const QByteArray &what) { return database.value("SELECT count(" + what).toInt(); };
        const QByteArray notifications = "*) FROM notifications WHERE ", deliveries = "*) FROM deliveries WHERE ";
        QVERIFY(count(notifications + "true") > 300);
        QCOMPARE(count("DISTINCT notification_type) FROM notifications"), 6);
        QCOMPARE(count("DISTINCT priority) FROM notifications"), 4);
        QCOMPARE(count("DISTINCT delivery_status) FROM notifications"), 4);
        QVERIFY(count(notifications + "is_read") > 50);
        QVERIFY(count(notifications + "clicked_at IS NOT NULL") > 10);
        QVERIFY(count(notifications + "NOT is_due AND cancelled_at IS NULL AND scheduled_for > now()") > 5);
        QVERIFY(count(notifications + "cancelled_at IS NOT NULL") > 2);
        QVERIFY(count(notifications + "is_due AND scheduled_for IS NOT NULL") > 2);
        QVERIFY(count(deliveries + "status = 'pending' AND reason = 'quiet_hours' AND due_at > now()") > 2);
        QVERIFY(count("DISTINCT last_error) FROM deliveries WHERE status = 'failed'") >= 4);
        QVERIFY(count("DISTINCT channel) FROM deliveries WHERE status IN ('sent', 'delivered')") == 3);
        QVERIFY(count(deliveries + "status = 'delivered' AND channel = 'sms'") > 2);
        QVERIFY(count(deliveries + "attempts > 1 AND status = 'sent'") > 2);
        const QByteArray reasons
            = "SELECT string_agg(reason, ' ' ORDER BY reason) FROM (SELECT reason FROM deliveries WHERE "
              "status = 'suppressed' UNION SELECT s.value FROM notifications, jsonb_each_text(suppressed) s) r";
        QCOMPARE(database.value(reasons),
            QByteArray("channel_not_configured email_important_only frequency_limit no_address no_device opted_out "
                       "preference_off "
                       "recipient_inactive sms_critical_only"));
        QCOMPARE(count("DISTINCT (device_type, is_active)) FROM devices"), 6);
        // Nothing is told of the future, or before it was made.
        QCOMPARE(count("*) FROM journal WHERE at > now()"), 0);
        QCOMPARE(
            count("*) FROM journal j JOIN notifications n ON n.id = j.notification_id WHERE j.at < n.created_at"), 0);
        // Statistics count it all.
        QCOMPARE(
            database.value("SELECT sum(unread) FROM journal"), database.value("SELECT sum(unread_count) FROM inboxes"));
    }

    void token_ofEveryRole_isOneLine_data()
    {
        QTest::addColumn<QByteArray>("role");
        for (const char *role : {"admin", "doctor", "patient", "service"})
            QTest::addRow("%s", role) << QByteArray(role);
    }
    void token_ofEveryRole_isOneLine()
    {
        QFETCH(QByteArray, role);
        const CommandOutcome outcome = run(words("token --user 7 --role") << QString::fromUtf8(role));
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QVERIFY(isOneLine(outcome.out));
        const QList<QByteArray> parts = outcome.out.trimmed().split('.');
        QCOMPARE(parts.size(), 3);
        const QJsonObject claims = toObject(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding));
        expectAt(claims, "sub", "7");
        expectAt(claims, "role", role);
        QVERIFY(at(claims, "exp").toInteger() > secondsFromNow(0));
    }

    void jsonLog_isOneObjectALine_withRequestIdsAndNoTokens()
    {
        ServiceProcess service(m_uri, {{"MEDICONNECT_LOG_FORMAT", "json"}, {"MEDICONNECT_LOG_LEVEL", "debug"}});
        service.start();
        Api api(service.port());
        const User ann = Directory(api).patient("ann");
        const QByteArray token = tokenOf(ann);
        api.withToken(token).with("X-Request-Id", "trace-me-1").get("/api/notifications/").expect(200);
        api.anonymous().handshake(socketPath(ann.id) + "?token=" + token).expect(101);
        api.anonymous().handshake(socketPath(ann.id) + "?token=" + token + "x").expect(401);
        service.terminate();
        const QByteArray log = service.log();
        for (const QByteArray &line : log.trimmed().split('\n'))
            QVERIFY2(!toObject(line).isEmpty(), line.constData());
        QVERIFY(log.contains("trace-me-1"));
        QVERIFY(!log.contains(token));
        QVERIFY(!log.contains(token.split('.').last()));
    }

    void textLog_holdsRequestIdsAndNoTokens()
    {
        ServiceProcess service(m_uri, {{"MEDICONNECT_LOG_LEVEL", "debug"}});
        service.start();
        Api api(service.port());
        const User ann = Directory(api).patient("ann");
        api.as(ann).with("X-Request-Id", "trace-me-2").get("/api/notifications/").expect(200);
        api.anonymous().handshake(socketPath(ann.id) + "?token=" + tokenOf(ann)).expect(101);
        service.terminate();
        QVERIFY(service.log().contains("trace-me-2"));
        QVERIFY(!service.log().contains(tokenOf(ann).split('.').first() + '.'));
    }

private:
    std::unique_ptr<PrivatePostgres> m_postgres;
    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_uri;
};

QTEST_GUILESS_MAIN(tst_Commands)
#include "tst_commands.moc"
