#include "program/commands.h"

#include "events/event_types.h"
#include "model/time_zone.h"
#include "ops/line_writer.h"
#include "ops/log_categories.h"
#include "ops/logging.h"
#include "ops/settings_text.h"
#include "ops/stderr_capture.h"
#include "ops/time_zones.h"
#include "program/audit_check.h"
#include "program/command.h"
#include "program/demo_clinic.h"
#include "program/health_check.h"
#include "program/instance.h"
#include "program/key_rotation.h"
#include "program/service_manager.h"
#include "program/set_up_check.h"
#include "program/start_line.h"
#include "program/status_reports.h"
#include "program/stop_deadline.h"
#include "program/stop_signals.h"
#include "program/token_commands.h"
#include "program/user_commands.h"
#include "program/watchdog.h"
#include "store/session/database_address.h"
#include "store/session/migrations.h"
#include "store/session/restored.h"
#include "store/session/runtime_role.h"
#include "store/store.h"
#include "wording/event_templates.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <cstdio>

#include <malloc.h>
#include <unistd.h>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

Result<store::DatabaseUrl> databaseUrl(const ops::Settings &settings)
{
    return store::DatabaseUrl::parse(settings.database.url);
}

int checkConfig(const ops::LoadedSettings &loaded)
{
    std::fputs(qUtf8Printable(effectiveIni(loaded)), stdout);
    return 0;
}

// Problems go to standard output: they are what was asked for.
int checkTemplates(const QString &folder)
{
    const auto [sources, problems] = wording::TemplateSources::load(events::templateSpecs(), folder);
    for (const wording::TemplateProblem &problem : problems)
        std::puts(qUtf8Printable(toString(problem)));
    if (!problems.isEmpty())
        return 1;
    std::printf(
        "templates: %lld files, %zu languages, no problems\n", qlonglong(sources.size()), wording::languageTags.size());
    return 0;
}

int render(const CommandLine &line, const ops::Settings &settings)
{
    QFile file(line.eventFile);
    const bool isOpen
        = line.eventFile == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return failed(line.eventFile + QStringLiteral(": ") + file.errorString());
    const auto [templates, problems]
        = wording::TemplateSources::load(events::templateSpecs(), settings.events.templates);
    if (!problems.isEmpty())
        return failed(toString(problems.first()) + QStringLiteral(" (see check-templates)"));
    const wording::Languages languages;
    const events::Setup setup {
        .templates = templates, .languages = languages, .phiInExternal = settings.delivery.phiInExternal};
    const QByteArray publicUrl = baseUrl(settings.http, settings.http.listen.port).toEncoded(QUrl::StripTrailingSlash);
    const Result<QString> shown = renderedEvent(file.readAll(), line.render, setup, publicUrl);
    if (!shown)
        return failed(shown.error());
    std::fputs(qUtf8Printable(*shown), stdout);
    return 0;
}

// Answers which database it is. The reason goes to the operator, on the one line that says why the command came to nothing.
Result<QString> reachable(const store::DatabaseUrl &url)
{
    store::DatabaseConnection connection(url, QStringLiteral("mediconnect-notifyd"));
    const Result<void> open = connection.probe();
    return open ? Result<QString>(store::databaseAddress(connection)) : open.error();
}

// What was done to a database before anybody works with it.
struct Preparation
{
    QStringList applied; ///< migrations
    bool isRestored = false; ///< from a backup
};

constexpr char restored[] = "this database was restored from a backup, or a standby took over: clients will load their "
                            "inboxes anew";

Result<Preparation> migrated(const store::DatabaseUrl &url)
{
    store::DatabaseConnection connection(url, QStringLiteral("mediconnect-notifyd migrate"));
    const Result<QStringList> applied = store::Migrations(connection).run();
    if (!applied)
        return applied.error();
    const Result<bool> isRestored = store::adoptRestored(connection);
    if (!isRestored)
        return isRestored.error();
    return Preparation {.applied = *applied, .isRestored = *isRestored};
}

int migrate(const CommandLine &line, const ops::Settings &settings)
{
    const Result<store::DatabaseUrl> url = reachableDatabase(settings);
    if (!url)
        return failed(url.error());
    const Result<Preparation> done = migrated(*url);
    if (!done)
        return failed(done.error());
    for (const QString &name : done->applied)
        std::printf("applied %s\n", qUtf8Printable(name));
    if (done->isRestored)
        std::puts(restored);
    std::puts("the database is up to date");
    if (line.runtimeRole.isEmpty())
        return 0;
    store::DatabaseConnection connection(*url, QStringLiteral("mediconnect-notifyd migrate"));
    if (const Result<void> granted = store::grantToRuntimeRole(connection, line.runtimeRole); !granted)
        return failed(granted.error(), "--runtime-role");
    std::printf("the role %s may run the service, and can't alter the audit log\n", qUtf8Printable(line.runtimeRole));
    return 0;
}

// What is to be done about tokens that a rotation left under another key than the current one.
QString remedy(const store::KeyCount &left, const vault::TokenVault &vault)
{
    const QString what
        = QStringLiteral("device tokens still sealed under the key %1: %2; ").arg(left.keyId).arg(left.tokens);
    if (!vault.keyIds().contains(left.keyId))
        return what
            + QStringLiteral("that key is not known here: add it to auth/previous_encryption_keys "
                             "(MEDICONNECT_PREVIOUS_ENCRYPTION_KEYS) and run rotate-keys again");
    return what
        + QStringLiteral("they are damaged (see the log), or were registered meanwhile by an instance without the "
                         "current key: set it everywhere and run rotate-keys again");
}

int rotate(const ops::Settings &settings)
{
    const Result<store::DatabaseUrl> url = reachableDatabase(settings);
    if (!url)
        return failed(url.error());
    store::Store store(*url, QStringLiteral("mediconnect-notifyd rotate-keys"));
    const vault::TokenVault vault(settings.auth.encryptionKey, settings.auth.previousEncryptionKeys);
    const Result<KeyRotation> rotation = rotateKeys(store.deviceTokens, vault, [](qint64 done, qint64 all) {
        std::printf("%lld of %lld\n", done, all);
        std::fflush(stdout);
    });
    if (!rotation)
        return failed(rotation.error());
    std::printf(
        "device tokens sealed under the key %s now: %lld\n", qUtf8Printable(vault.currentKeyId()), rotation->resealed);
    for (const store::KeyCount &key : rotation->left)
        failed(remedy(key, vault));
    if (!rotation->left.isEmpty())
        return 1;
    std::puts("no other key is needed any more");
    return 0;
}

int verifyAudit(const CommandLine &line, const ops::Settings &settings)
{
    const std::optional<store::AuditAnchor> anchor = store::auditAnchorFromString(line.anchor);
    if (!line.anchor.isEmpty() && !anchor)
        return failed(QStringLiteral("--anchor: must be POSITION:HASH, as this command or the service's log told it"));
    const Result<store::DatabaseUrl> url = reachableDatabase(settings);
    if (!url)
        return failed(url.error());
    store::Store store(*url, QStringLiteral("mediconnect-notifyd audit"));
    const Result<AuditCheck> check = checkAuditLog(store.auditSeals, anchor);
    if (!check)
        return failed(check.error());
    if (!check->isWhole)
        return failed(check->text);
    std::puts(qUtf8Printable(check->text));
    return 0;
}

int demo(const ops::Settings &settings)
{
    const Result<store::DatabaseUrl> url = reachableDatabase(settings);
    if (!url)
        return failed(url.error());
    if (const Result<Preparation> done = migrated(*url); !done)
        return failed(done.error());
    store::Store store(*url, QStringLiteral("mediconnect-notifyd demo"));
    const vault::TokenVault vault(settings.auth.encryptionKey, settings.auth.previousEncryptionKeys);
    const Result<QStringList> logins = addDemoClinic(store, vault, ops::SystemClock());
    if (!logins)
        return failed(logins.error());
    for (const QString &login : *logins)
        std::puts(qUtf8Printable(login));
    return 0;
}

int health(const CommandLine &line, const ops::Settings &settings)
{
    const HealthQuestion question = line.ready ? HealthQuestion::IsReady : HealthQuestion::Works;
    if (const Result<void> healthy = checkHealth(settings.http, question); !healthy)
        return failed(healthy.error());
    std::puts(line.ready ? "ready" : "healthy");
    return 0;
}

// Large bodies and answers go back to the system as soon as they are done with. Otherwise glibc raises its threshold by the
// largest one it sees, and keeps them all.
void giveLargeMemoryBack() { ::mallopt(M_MMAP_THRESHOLD, 128 * 1024); }

// Whoever does not read it must not hold up a service that is running.
void announce(const QByteArray &line)
{
    ops::LineWriter out(STDOUT_FILENO, [](quint64) { return QByteArray(); });
    out.write(line, ops::LineWriter::Rank::Last);
}

// The watchdog asks threads that the stop ends.
int runUntilStopped(ServiceManager &manager, const Instance &instance)
{
    manager.ready();
    const Watchdog watchdog(manager, instance.loops());
    const StatusReports reports(manager, [&instance] { return instance.condition(); });
    const int code = QCoreApplication::exec();
    manager.stopping();
    return code;
}

int serve(const CommandLine &line, const ops::Settings &settings)
{
    giveLargeMemoryBack();
    const auto [templates, problems]
        = wording::TemplateSources::load(events::templateSpecs(), settings.events.templates);
    for (const wording::TemplateProblem &problem : problems)
        failed(QStringLiteral("events/templates: ") + toString(problem));
    if (!problems.isEmpty())
        return 1;
    const Result<store::DatabaseUrl> url = databaseUrl(settings);
    if (!url)
        return failed(url.error());
    const Result<auth::TokenSettings> tokens = tokenSettings(settings.auth);
    if (!tokens)
        return failed(tokens.error());
    const ops::StderrCapture capture;
    ServiceManager manager;
    Instance *running = nullptr;
    // Before any thread starts, so that all leave the signals to it.
    const StopSignals stop(&QCoreApplication::quit, [&manager, &running] {
        if (!running)
            return;
        manager.reloading();
        running->reloadFiles([&manager] { manager.ready(); });
    });
    const Result<QString> database = reachable(*url);
    if (!database)
        return failed(database.error(), "database/url");
    qCInfo(ops::logOps, "%ls", qUtf16Printable(startLine(settings, *database)));
    if (line.migrate) {
        manager.status(QStringLiteral("Applies pending migrations"));
        const LongStart longStart(manager);
        const Result<Preparation> done = migrated(*url);
        if (!done)
            return failed(done.error());
        if (done->isRestored)
            qCWarning(ops::logOps, "%s", restored);
    }

    const ops::SystemClock clock;
    Instance instance(settings, *url, *tokens, templates, clock);
    if (const Result<void> started = instance.start(); !started)
        return failed(started.error());
    running = &instance;
    if (const QString missing = ops::missingTimeZones(&model::isTimeZone); !missing.isEmpty())
        qCWarning(ops::logOps, "%ls", qUtf16Printable(missing));
    announce("listening on " + instance.address() + '\n');
    const int code = runUntilStopped(manager, instance);
    const StopDeadline deadline;
    instance.stop();
    return code;
}

} // namespace

int run(const CommandLine &line)
{
    using Command = CommandLine::Command;
    const bool needsValuesOnly
        = line.command == Command::CheckTemplates || line.command == Command::Render || line.command == Command::Health;
    if (line.command == Command::CheckTemplates && !line.templateFolder.isEmpty())
        return checkTemplates(line.templateFolder);
    const ops::LoadedSettings loaded = ops::loadSettings(ops::settingsSources(line.configFile),
        needsValuesOnly ? ops::SettingsChecks::ValuesOnly : ops::SettingsChecks::All);
    if (line.command == Command::IsSetUp)
        return namesDatabase(loaded) ? 0 : failed(noDatabaseNamed);
    for (const QString &problem : loaded.problems)
        failed(problem);
    if (!loaded.problems.isEmpty())
        return 1;

    const ops::Settings &settings = loaded.settings;
    const ops::Logging logging(settings.log);
    switch (line.command) {
    case Command::CheckConfig:
        return checkConfig(loaded);
    case Command::CheckTemplates:
        return checkTemplates(settings.events.templates);
    case Command::Render:
        return render(line, settings);
    case Command::Migrate:
        return migrate(line, settings);
    case Command::Token:
        return mintToken(line, settings);
    case Command::TokenCreate:
        return createToken(line, settings);
    case Command::TokenList:
        return listTokens(line, settings);
    case Command::TokenRevoke:
        return revokeToken(line, settings);
    case Command::UserCreate:
        return createUser(line, settings);
    case Command::UserList:
        return listUsers(line, settings);
    case Command::SetPassword:
        return setPassword(line, settings);
    case Command::RotateKeys:
        return rotate(settings);
    case Command::AuditVerify:
        return verifyAudit(line, settings);
    case Command::Demo:
        return demo(settings);
    case Command::Health:
        return health(line, settings);
    case Command::IsSetUp: // is answered above
        break;
    case Command::Serve:
        return serve(line, settings);
    }
    Q_UNREACHABLE();
}

} // namespace mc::program
