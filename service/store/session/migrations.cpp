#include "store/session/migrations.h"

#include "ops/log_categories.h"
#include "store/session/transaction.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QScopeGuard>

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// Any number will do, as long as no other program uses it on this database.
const Statement tryLock {
    QStringLiteral("try migration lock"), QStringLiteral("SELECT pg_try_advisory_lock(4711200815)")};
constexpr char lock[] = "SELECT pg_advisory_lock(4711200815)";
constexpr char unlock[] = "SELECT pg_advisory_unlock(4711200815)";

constexpr char createTable[] = R"(CREATE TABLE IF NOT EXISTS schema_migrations (
    name       text PRIMARY KEY,
    checksum   text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
))";

const Statement tableExists {
    QStringLiteral("find migrations table"), QStringLiteral("SELECT to_regclass('schema_migrations') IS NOT NULL")};
const Statement applied {
    QStringLiteral("applied migrations"), QStringLiteral("SELECT name, checksum FROM schema_migrations")};
const Statement record {QStringLiteral("record migration"),
    QStringLiteral("INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)")};

struct Migration
{
    QString name; // "0001_directory.sql"
    QString sql;
    QString checksum; // SHA-256 of the file
};

QList<Migration> builtIn()
{
    QList<Migration> migrations;
    const QDir folder(QStringLiteral(":/migrations"));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray sql = file.readAll();
        migrations += {name, QString::fromUtf8(sql),
            QString::fromLatin1(QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex())};
    }
    return migrations;
}

Error operatorError(const QString &text) { return {ErrorCode::InternalError, text}; }

Result<QList<Migration>> notYetApplied(DatabaseConnection &connection)
{
    Result<Rows> exists = connection.run(tableExists);
    if (!exists)
        return exists.error();
    QHash<QString, QString> checksums;
    if (exists->next() && exists->boolean()) {
        Result<Rows> rows = connection.run(applied);
        if (!rows)
            return rows.error();
        while (rows->next()) {
            const QString name = rows->text();
            checksums.insert(name, rows->text());
        }
    }

    QList<Migration> pending;
    const QList<Migration> all = builtIn();
    for (const Migration &migration : all) {
        const QString known = checksums.take(migration.name);
        if (known.isEmpty())
            pending += migration;
        else if (known != migration.checksum)
            return operatorError(
                QStringLiteral("database: migration %1 was changed after it was applied").arg(migration.name));
    }
    if (!checksums.isEmpty())
        return Error {ErrorCode::Conflict,
            QStringLiteral("database: has migration %1, which this program does not know; it is too old")
                .arg(checksums.keys().first())};
    return pending;
}

Result<void> apply(DatabaseConnection &connection, const Migration &migration)
{
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    // A long migration may take longer than a request's statement.
    for (const QString &sql : {QStringLiteral("SET LOCAL statement_timeout = 0"), migration.sql}) {
        if (const Result<void> done = connection.execute(sql); !done)
            return done.error();
    }
    if (const Result<Rows> recorded = connection.run(record, {migration.name, migration.checksum}); !recorded)
        return recorded.error();
    return transaction->commit();
}

Result<void> takeLock(DatabaseConnection &connection)
{
    Result<Rows> tried = connection.run(tryLock);
    if (!tried)
        return tried.error();
    if (tried->next() && tried->boolean())
        return {};
    qCInfo(ops::logStore, "waiting for another program, which migrates this database");
    return connection.execute(QLatin1String(lock));
}

} // namespace

Result<QStringList> Migrations::run()
{
    // Whoever waits here waits for the other's migrations, however long they take.
    if (const Result<void> prepared
        = m_connection.execute(QStringLiteral("SET statement_timeout = 0; SET lock_timeout = 0"));
        !prepared)
        return prepared.error();
    if (const Result<void> locked = takeLock(m_connection); !locked)
        return locked.error();
    const auto release = qScopeGuard([this] { (void)m_connection.execute(QLatin1String(unlock)); });

    const Result<QList<Migration>> pending = notYetApplied(m_connection);
    if (!pending)
        return pending.error();
    QStringList done;
    if (pending->isEmpty()) // a role that may not create anything gets this far
        return done;
    if (const Result<void> created = m_connection.execute(QLatin1String(createTable)); !created)
        return created.error();
    for (const Migration &migration : *pending) {
        const Result<void> applied = apply(m_connection, migration);
        if (!applied && applied.error().code == ErrorCode::Unavailable)
            return applied.error();
        if (!applied)
            return operatorError(QStringLiteral("database: migration %1 failed").arg(migration.name));
        done += migration.name;
    }
    return done;
}

Result<QStringList> Migrations::pending()
{
    const Result<QList<Migration>> pending = notYetApplied(m_connection);
    if (!pending)
        return pending.error();
    QStringList names;
    for (const Migration &migration : *pending)
        names += migration.name;
    return names;
}

} // namespace mc::store
