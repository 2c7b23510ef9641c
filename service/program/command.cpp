#include "program/command.h"

#include "bus/postgres_bus.h"
#include "ops/logging.h"
#include "store/session/database_connection.h"
#include "store/session/migrations.h"

#include <QtCore/QUuid>

#include <pwd.h>
#include <unistd.h>

namespace mc::program {

using model::Error;
using model::Result;

namespace {

QString userOfMachine()
{
    const passwd *const user = ::getpwuid(::getuid());
    const QString name = user ? QString::fromLocal8Bit(user->pw_name) : QString::number(::getuid());
    const QString sudoer = qEnvironmentVariable("SUDO_USER").left(64);
    return sudoer.isEmpty() ? name : name + QStringLiteral(", by sudo of ") + sudoer;
}

} // namespace

int failed(const QString &text)
{
    ops::printError("mediconnect-notifyd: " + text.toUtf8());
    return 1;
}

int failed(const Error &error, const char *key)
{
    return failed(key ? QLatin1String(key) + QStringLiteral(": ") + error.detail : error.detail);
}

Result<store::DatabaseUrl> reachableDatabase(const ops::Settings &settings)
{
    Result<store::DatabaseUrl> url = store::DatabaseUrl::parse(settings.database.url);
    if (!url)
        return url;
    store::DatabaseConnection connection(*url, QStringLiteral("mediconnect-notifyd"));
    if (const Result<void> open = connection.probe(); !open)
        return Error {open.error().code, QStringLiteral("database/url: ") + open.error().detail};
    return url;
}

Result<store::DatabaseUrl> migratedDatabase(const ops::Settings &settings)
{
    Result<store::DatabaseUrl> url = reachableDatabase(settings);
    if (!url)
        return url;
    store::DatabaseConnection connection(*url, QStringLiteral("mediconnect-notifyd"));
    const Result<QStringList> pending = store::Migrations(connection).pending();
    if (!pending)
        return pending.error();
    if (!pending->isEmpty())
        return Error {model::ErrorCode::Unavailable,
            QStringLiteral("the database lacks migrations, from %1 on: run mediconnect-notifyd migrate first")
                .arg(pending->first())};
    return url;
}

store::AuditEntry commandEntry(const char *action, const QDateTime &now)
{
    store::AuditEntry entry;
    entry.at = now;
    entry.subject = QStringLiteral("command line: ") + userOfMachine();
    entry.role = model::Role::Admin;
    entry.address = QStringLiteral("127.0.0.1");
    entry.requestId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    entry.action = QLatin1String(action);
    return entry;
}

void CommandBus::send(const bus::News &news) { (void)bus::tellInstances(m_url, news); }

} // namespace mc::program
