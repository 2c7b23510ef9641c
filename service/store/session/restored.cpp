#include "store/session/restored.h"

#include "store/session/transaction.h"

namespace mc::store {

using model::Result;

namespace {

// Nothing on a standby, which is not where the database is written.
const Statement originNow {QStringLiteral("origin of the database"), QStringLiteral(R"(
SELECT concat_ws('/', (SELECT system_identifier FROM pg_control_system()),
                 (SELECT oid FROM pg_database WHERE datname = current_database()),
                 left(pg_walfile_name(pg_current_wal_lsn()), 8))
WHERE NOT pg_is_in_recovery())")};

// A statement sees no transactions behind its snapshot, unless they are another server's.
const Statement originNoted {QStringLiteral("noted origin of the database"), QStringLiteral(R"(
SELECT (SELECT origin FROM database_origin),
       (SELECT pg_snapshot_xmax(folded) FROM statistics_position) > pg_snapshot_xmax(pg_current_snapshot())
       OR EXISTS (SELECT FROM journal WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())))")};

// Any number will do that no other lock has.
constexpr char lock[] = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; "
                        "SELECT pg_advisory_xact_lock(4711200825)";

// What was folded is older than any transaction now, as after a migration; the rest is of this one, and so behind the position.
const Statement renumberJournal {QStringLiteral("renumber the journal"), QStringLiteral(R"(
WITH moved AS (
    UPDATE journal j
    SET xid = CASE WHEN pg_visible_in_snapshot(j.xid, p.folded) THEN '1' ELSE pg_current_xact_id() END
    FROM statistics_position p
)
UPDATE statistics_position SET folded = concat(pg_current_xact_id(), ':', pg_current_xact_id(), ':')::pg_snapshot)")};

// Farther than an inbox can have come since the backup, and short of 2^53 for nine million restores. Locked in the order of their
// users, as by all others: behind a failover, other instances are at work.
const Statement leapVersions {QStringLiteral("leap over versions"), QStringLiteral(R"(
WITH locked AS MATERIALIZED (
    SELECT user_id FROM inboxes ORDER BY user_id FOR UPDATE
)
UPDATE inboxes i SET version = version + 1000000000 FROM locked l WHERE i.user_id = l.user_id)")};

const Statement noteOrigin {QStringLiteral("note the database's origin"), QStringLiteral(R"(
INSERT INTO database_origin (origin) VALUES ($1) ON CONFLICT (is_only) DO UPDATE SET origin = excluded.origin)")};

/// What the database says of itself.
struct Look
{
    QString noted; ///< empty: nothing yet
    bool isAhead = false;
    bool isRestored(const QString &origin) const { return isAhead || (!noted.isEmpty() && noted != origin); }
};

Result<Look> look(DatabaseConnection &connection)
{
    Result<Rows> rows = connection.run(originNoted);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Look();
    const QString noted = rows->text();
    return Look {.noted = noted, .isAhead = rows->boolean()};
}

Result<void> adopt(DatabaseConnection &connection, const Look &seen)
{
    if (seen.isAhead) {
        if (const Result<Rows> done = connection.run(renumberJournal); !done)
            return done.error();
    }
    const Result<Rows> leapt = connection.run(leapVersions);
    return leapt ? Result<void>() : leapt.error();
}

Result<bool> adoptOnce(DatabaseConnection &connection, const QString &origin)
{
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (const Result<void> locked = connection.execute(QLatin1String(lock)); !locked)
        return locked.error();
    const Result<Look> seen = look(connection); // another program may have done it meanwhile
    if (!seen)
        return seen.error();
    if (seen->isRestored(origin)) {
        if (const Result<void> adopted = adopt(connection, *seen); !adopted)
            return adopted.error();
    }
    if (const Result<Rows> noted = connection.run(noteOrigin, {origin}); !noted)
        return noted.error();
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    return seen->isRestored(origin);
}

} // namespace

Result<bool> adoptRestored(DatabaseConnection &connection)
{
    Result<Rows> rows = connection.run(originNow);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return false;
    const QString origin = rows->text();
    const Result<Look> seen = look(connection);
    if (!seen)
        return seen.error();
    if (seen->noted == origin && !seen->isAhead)
        return false;
    return connection.retrying([&] { return adoptOnce(connection, origin); });
}

} // namespace mc::store
