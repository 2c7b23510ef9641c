#include "store/inbox/inboxes.h"

#include "store/inbox/notification_row.h"
#include "store/journal/journal.h"

namespace mc::store {

using model::InboxChange;
using model::Result;

namespace {

const Statement states {QStringLiteral("inbox states"),
    QStringLiteral("SELECT user_id, version, unread_count FROM inboxes WHERE user_id = ANY ($1::bigint[])")};

// The inbox comes first: a version ahead of it is no cursor of ours. $1 user, $2 version, $3 most.
const Statement since {QStringLiteral("inbox changes since"),
    QStringLiteral(R"(
SELECT i.version, %1, %2
FROM inboxes i
LEFT JOIN LATERAL (
    SELECT * FROM journal WHERE user_id = i.user_id AND version > $2 ORDER BY version LIMIT $3
) c ON true
LEFT JOIN notifications n ON n.id = c.notification_id AND c.kind IN ('created', 'appeared')
WHERE i.user_id = $1 ORDER BY c.version)")
        .arg(QLatin1String(journal::changeColumns), QLatin1String(notificationColumns))};

// The version before the first change after that time: what instances whose clocks differ changed is rather told twice than
// skipped. Null when that version, or the latest, is not among the latest $3 that are known. $1 user, $2 time.
const Statement versionAt {QStringLiteral("inbox version at"), QStringLiteral(R"(
SELECT CASE WHEN i.version = 0 THEN 0
            WHEN known.versions IS NULL OR i.version <> ALL (known.versions) THEN NULL
            WHEN later.first IS NULL THEN i.version
            WHEN later.first > 1 AND later.first - 1 <> ALL (known.versions) THEN NULL
            ELSE later.first - 1 END
FROM inboxes i,
     LATERAL (SELECT array_agg(version) AS versions, array_agg(at) AS times
              FROM (SELECT version, at FROM journal WHERE user_id = $1 AND version IS NOT NULL
                    ORDER BY version DESC LIMIT $3) latest) known,
     LATERAL (SELECT min(version) AS first FROM unnest(known.versions, known.times) AS k (version, at) WHERE at > $2) later
WHERE i.user_id = $1)")};

// What no socket can ask for any more, and all that is told of notifications deleted by then. $1 before, $2 most.
const Statement forget {QStringLiteral("forget the journal's passing facts"), QStringLiteral(R"(
WITH passed AS (
    DELETE FROM journal WHERE (xid, nth) IN (
        SELECT xid, nth FROM journal WHERE at < $1 AND (notification_id IS NULL OR kind = 'deleted') LIMIT $2)
    RETURNING kind, notification_id, notification_ids
), deleted AS (
    DELETE FROM journal j USING (
        SELECT notification_id AS id FROM passed WHERE kind = 'deleted'
        UNION SELECT unnest(notification_ids) FROM passed WHERE kind = 'bulk_deleted') d
    WHERE j.notification_id = d.id AND j.kind <> 'deleted'
)
SELECT FROM passed)")};

// Of notifications with many in the day before $1 alone: so nothing else is looked at. What statistics have not counted yet stays.
const Statement forgetRepetitions {QStringLiteral("forget repeated readings"), QStringLiteral(R"(
DELETE FROM journal j USING (
    SELECT xid, nth, at, lead(at) OVER (PARTITION BY notification_id ORDER BY nth) AS next_at FROM journal
    WHERE kind IN ('read', 'unread') AND notification_id IN (
        SELECT notification_id FROM journal WHERE kind = 'unread' AND at BETWEEN $1::timestamptz - interval '1 day' AND $1
        GROUP BY notification_id HAVING count(*) > 10)
) r
WHERE (j.xid, j.nth) = (r.xid, r.nth) AND r.at < $1 AND r.next_at <= r.at + interval '1 minute'
  AND pg_visible_in_snapshot(j.xid, (SELECT folded FROM statistics_position)))")};

} // namespace

Result<QList<InboxState>> Inboxes::states(const QList<model::UserId> &users)
{
    Result<Rows> rows = m_connection.run(store::states, {arrayValue(users)});
    if (!rows)
        return rows.error();
    QList<InboxState> result;
    while (rows->next()) {
        result += InboxState {rows->userId(), rows->integer(), int(rows->integer())};
    }
    return result;
}

Result<MissedChanges> Inboxes::since(model::UserId user, qint64 version, int most)
{
    Result<Rows> rows = m_connection.run(store::since, {user.value, version, most + 1});
    if (!rows)
        return rows.error();
    MissedChanges missed;
    qint64 latest = 0;
    while (rows->next()) {
        latest = rows->integer();
        if (rows->isNull())
            continue; // no change at all
        InboxChange change = journal::changeFrom(*rows);
        if (!rows->isNull())
            change.notification = notificationFrom(*rows);
        missed.changes += change;
    }
    // Versions have no gaps: what is not there has been forgotten.
    missed.reset = version > latest || missed.changes.size() != latest - version || missed.changes.size() > most;
    if (missed.reset)
        missed.changes.clear();
    return missed;
}

Result<std::optional<qint64>> Inboxes::versionAt(model::UserId user, const QDateTime &time, int most)
{
    Result<Rows> rows = m_connection.run(store::versionAt, {user.value, timeValue(time), most});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<qint64>();
    return rows->optionalInteger();
}

Result<int> Inboxes::forgetRepetitions(const QDateTime &before)
{
    const Result<Rows> rows = m_connection.run(store::forgetRepetitions, {timeValue(before)});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

Result<int> Inboxes::forget(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(store::forget, {timeValue(before), most});
    return rows ? Result<int>(rows->count()) : rows.error();
}

} // namespace mc::store
