#include "store/retention/retention.h"

#include "store/inbox/removal.h"
#include "store/journal/journal.h"

namespace mc::store {

using model::Result;

namespace {

// Ids are UUIDv7, so their order is that in which records were made: the oldest are found by the primary key. What is loud has to be
// told, which changes its inbox: of those the inboxes are locked first, as everybody does who changes both. $1 after, $2 up to, $3
// most, $4 before, $5 quiet since.
const Statement lockOld {QStringLiteral("lock old notifications"), QStringLiteral(R"(
WITH seen AS MATERIALIZED (
    SELECT id, recipient_id, is_due AND (NOT is_read OR delivery_status = 'pending') AS is_loud,
           CASE WHEN is_due THEN coalesce(scheduled_for, created_at) ELSE cancelled_at END AS ended_at
    FROM notifications WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3
), old AS MATERIALIZED (
    SELECT * FROM seen s WHERE ended_at < $4 AND NOT EXISTS (
        SELECT FROM journal j WHERE j.notification_id = s.id
          AND (j.at >= $5 OR NOT pg_visible_in_snapshot(j.xid, (SELECT folded FROM statistics_position))))
), owners AS MATERIALIZED (
    SELECT user_id FROM inboxes WHERE user_id IN (SELECT recipient_id FROM old WHERE is_loud)
    ORDER BY user_id FOR NO KEY UPDATE SKIP LOCKED
), picked AS MATERIALIZED (
    SELECT n.id FROM old o JOIN notifications n ON n.id = o.id
    WHERE (n.is_due AND (NOT n.is_read OR n.delivery_status = 'pending')) = o.is_loud
      AND (NOT o.is_loud OR n.recipient_id = ANY (ARRAY(SELECT user_id FROM owners)))
    ORDER BY n.id FOR UPDATE OF n SKIP LOCKED
), held AS (
    SELECT FROM deliveries WHERE notification_id = ANY (ARRAY(SELECT id FROM picked)) ORDER BY id FOR UPDATE
)
SELECT (SELECT count(*) FROM seen), (SELECT id FROM seen ORDER BY id DESC LIMIT 1), ARRAY(SELECT id FROM picked),
       (SELECT count(*) FROM held))")};

// $1 ids, $2 now. Nothing is left of what goes silently; of the others the journal keeps for a week that they are gone.
const Statement removeOld {QStringLiteral("remove old notifications"),
    removal("id = ANY ($1::uuid[])", "$2::timestamptz", QStringLiteral(R"(forgotten AS (
    DELETE FROM journal WHERE notification_id = ANY ($1::uuid[])
), loud AS (
    SELECT * FROM due WHERE NOT is_read OR delivery_status = 'pending'
), )") + bulkRemovalTold("loud", "$2::timestamptz"))
        + QStringLiteral("\nSELECT %1 FROM change c").arg(QLatin1String(journal::changeColumns))};

// $1 after, $2 up to, $3 most, $4 before.
const Statement removeOldDeliveries {QStringLiteral("remove old deliveries"), QStringLiteral(R"(
WITH seen AS MATERIALIZED (
    SELECT id FROM deliveries WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3
), picked AS MATERIALIZED (
    SELECT d.id FROM seen JOIN deliveries d USING (id)
    WHERE d.status <> 'pending' AND greatest(d.created_at, d.last_attempt_at, d.delivered_at) < $4
    ORDER BY d.id FOR UPDATE OF d SKIP LOCKED
), gone AS (
    DELETE FROM deliveries d USING picked p WHERE d.id = p.id
)
SELECT (SELECT count(*) FROM seen), (SELECT id FROM seen ORDER BY id DESC LIMIT 1), (SELECT count(*) FROM picked))")};

// In the order of transactions, so that the oldest come first and nothing else is looked at. Those of a restored dump, whose
// transactions this cluster has not come to, stand behind all others. $1 before, $2 most.
const Statement removeOldFacts {QStringLiteral("remove old facts"), QStringLiteral(R"(
WITH first AS MATERIALIZED (
    (SELECT xid, nth, at FROM journal ORDER BY xid, nth LIMIT $2)
    UNION ALL
    (SELECT xid, nth, at FROM journal WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()) ORDER BY xid, nth LIMIT $2)
), old AS (
    SELECT DISTINCT xid, nth FROM first
    WHERE at < $1 AND pg_visible_in_snapshot(xid, (SELECT folded FROM statistics_position)) LIMIT $2
)
DELETE FROM journal j USING old o WHERE (j.xid, j.nth) = (o.xid, o.nth))")};

// $1 up to, $2 most, $3 before. Few are running at any time, so few are passed over.
const Statement removeOldBatches {QStringLiteral("remove old batches"), QStringLiteral(R"(
DELETE FROM batches WHERE id = ANY (ARRAY(
    SELECT id FROM batches
    WHERE id < $1 AND status <> 'running' AND NOT is_cancelling AND coalesce(finished_at, created_at) < $3
    ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)))")};

// $1 grain, $2 before, $3 most.
const Statement removeOldCounters {QStringLiteral("remove old counters"), QStringLiteral(R"(
WITH counters AS (
    DELETE FROM statistics_counters WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM statistics_counters
        WHERE grain IN ('hour', 'day') AND grain = $1::statistics_grain AND bucket < $2 LIMIT $3)) RETURNING 1
), latencies AS (
    DELETE FROM statistics_latencies WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM statistics_latencies
        WHERE grain IN ('hour', 'day') AND grain = $1::statistics_grain AND bucket < $2 LIMIT $3)) RETURNING 1
), errors AS (
    DELETE FROM statistics_errors WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM statistics_errors
        WHERE grain IN ('hour', 'day') AND grain = $1::statistics_grain AND bucket < $2 LIMIT $3)) RETURNING 1
)
SELECT greatest((SELECT count(*) FROM counters), (SELECT count(*) FROM latencies), (SELECT count(*) FROM errors)))")};

// Keys like that of the migrations, but not the same.
const Statement lockCleaning {
    QStringLiteral("lock cleaning"), QStringLiteral("SELECT pg_try_advisory_lock(4711200820)")};
const Statement unlockCleaning {
    QStringLiteral("unlock cleaning"), QStringLiteral("SELECT pg_advisory_unlock(4711200820)")};

// The least id that a record made at that time has.
QString firstIdAt(const QDateTime &time)
{
    const auto milliseconds = quint64(std::max<qint64>(time.toMSecsSinceEpoch(), 0));
    const QString hex = QStringLiteral("%1").arg(milliseconds, 12, 16, QLatin1Char('0'));
    return hex.first(8) + u'-' + hex.last(4) + QStringLiteral("-0000-0000-000000000000");
}

} // namespace

Result<RetentionStep> Retention::removeNotifications(
    const QDateTime &before, const QDateTime &quietSince, QUuid after, int most, const QDateTime &now)
{
    Result<Rows> locked = m_connection.run(
        lockOld, {uuidValue(after), firstIdAt(before), most, timeValue(before), timeValue(quietSince)});
    if (!locked)
        return locked.error();
    locked->next();
    RetentionStep step {.seen = int(locked->integer()), .last = locked->uuid()};
    QStringList ids;
    for (const QByteArrayView id : locked->array())
        ids += QString::fromLatin1(id);
    step.removed = int(ids.size());
    if (ids.isEmpty())
        return step;
    Result<Rows> changes = m_connection.run(removeOld, {arrayValue(ids), timeValue(now)});
    if (!changes)
        return changes.error();
    while (changes->next())
        step.changes += journal::changeFrom(*changes);
    return step;
}

Result<RetentionStep> Retention::removeDeliveries(const QDateTime &before, QUuid after, int most)
{
    Result<Rows> rows
        = m_connection.run(removeOldDeliveries, {uuidValue(after), firstIdAt(before), most, timeValue(before)});
    if (!rows)
        return rows.error();
    rows->next();
    RetentionStep step {.seen = int(rows->integer()), .last = rows->uuid()};
    step.removed = int(rows->integer());
    return step;
}

Result<int> Retention::removeFacts(const QDateTime &before, int most)
{
    return countOf(removeOldFacts, {timeValue(before), most});
}

Result<int> Retention::removeBatches(const QDateTime &before, int most)
{
    return countOf(removeOldBatches, {firstIdAt(before), most, timeValue(before)});
}

Result<int> Retention::removeHours(const QDateTime &before, int most)
{
    return removeCounters(QLatin1String("hour"), before, most);
}

Result<int> Retention::removeDays(const QDateTime &before, int most)
{
    return removeCounters(QLatin1String("day"), before, most);
}

Result<bool> Retention::beginCleaning()
{
    Result<Rows> rows = m_connection.run(lockCleaning);
    if (!rows)
        return rows.error();
    return rows->next() && rows->boolean();
}

Result<void> Retention::endCleaning()
{
    const Result<Rows> rows = m_connection.run(unlockCleaning);
    return rows ? Result<void>() : rows.error();
}

Result<int> Retention::countOf(const Statement &statement, const QVariantList &values)
{
    const Result<Rows> rows = m_connection.run(statement, values);
    return rows ? Result<int>(rows->affected()) : rows.error();
}

Result<int> Retention::removeCounters(QLatin1String grain, const QDateTime &before, int most)
{
    Result<Rows> rows = m_connection.run(removeOldCounters, {QString(grain), timeValue(before), most});
    if (!rows)
        return rows.error();
    return rows->next() ? int(rows->integer()) : 0;
}

} // namespace mc::store
