#include "store/inbox/notifications.h"

#include <QtCore/QSet>

namespace mc::store {

using model::InboxChange;
using model::NotificationId;
using model::Result;

namespace {

// $1 caller, $2 type or null, $3 now.
const Statement markAll {QStringLiteral("mark all read"), QStringLiteral(R"(
WITH changed AS (
    UPDATE notifications SET is_read = true, read_at = $3
    WHERE recipient_id = $1 AND NOT is_read AND is_due AND ($2::notification_type IS NULL OR notification_type = $2)
    RETURNING 1
), total AS (
    SELECT count(*)::int AS affected FROM changed
), inbox AS (
    UPDATE inboxes SET version = version + 1, unread_count = unread_count - total.affected
    FROM total WHERE user_id = $1 AND total.affected > 0 RETURNING user_id, version, unread_count, affected
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, affected_count, notification_type)
    SELECT user_id, version, 'all_read', $3, unread_count, affected, $2 FROM inbox
)
SELECT user_id, version, unread_count, affected, NULL FROM inbox)")};

// Inboxes are locked in the order of their users, here and below, as by all who change several.
// $1 ids, $2 caller, $3 everybody's, $4 now.
const Statement markMultiple {QStringLiteral("mark multiple read"), QStringLiteral(R"(
WITH changed AS (
    UPDATE notifications SET is_read = true, read_at = $4
    WHERE id = ANY ($1::uuid[]) AND ($3 OR recipient_id = $2) AND is_due AND NOT is_read RETURNING id, recipient_id
), per AS (
    SELECT recipient_id, count(*)::int AS affected, array_agg(id ORDER BY id) AS ids FROM changed GROUP BY recipient_id
), locked AS MATERIALIZED (
    SELECT per.* FROM per JOIN inboxes i ON i.user_id = per.recipient_id ORDER BY i.user_id FOR NO KEY UPDATE OF i
), inbox AS (
    UPDATE inboxes i SET version = version + 1, unread_count = unread_count - per.affected
    FROM locked per WHERE i.user_id = per.recipient_id RETURNING i.user_id, i.version, i.unread_count, per.affected, per.ids
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, affected_count, notification_ids)
    SELECT user_id, version, 'multiple_read', $4, unread_count, affected, ids FROM inbox
)
SELECT user_id, version, unread_count, affected, ids FROM inbox)")};

const Statement known {QStringLiteral("known notifications"),
    QStringLiteral(
        "SELECT id FROM notifications WHERE id = ANY ($1::uuid[]) AND ($3 OR (recipient_id = $2 AND is_due))")};

// Rows of inboxes that changed; what was not due changes no inbox, and comes with a null user.
const Statement removeMany {QStringLiteral("delete multiple"), QStringLiteral(R"(
WITH gone AS (
    DELETE FROM notifications WHERE id = ANY ($1::uuid[]) AND ($3 OR (recipient_id = $2 AND is_due))
    RETURNING id, recipient_id, is_read, is_due
), per AS (
    SELECT recipient_id, count(*)::int AS affected, (count(*) FILTER (WHERE NOT is_read))::int AS unread,
           array_agg(id ORDER BY id) AS ids
    FROM gone WHERE is_due GROUP BY recipient_id
), locked AS MATERIALIZED (
    SELECT per.* FROM per JOIN inboxes i ON i.user_id = per.recipient_id ORDER BY i.user_id FOR NO KEY UPDATE OF i
), inbox AS (
    UPDATE inboxes i SET version = version + 1, unread_count = unread_count - per.unread
    FROM locked per WHERE i.user_id = per.recipient_id RETURNING i.user_id, i.version, i.unread_count, per.affected, per.ids
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, affected_count, notification_ids)
    SELECT user_id, version, 'bulk_deleted', $4, unread_count, affected, ids FROM inbox
)
SELECT user_id, version, unread_count, affected, ids FROM inbox
UNION ALL
SELECT NULL, NULL, NULL, count(*)::int, array_agg(id) FROM gone WHERE NOT is_due HAVING count(*) > 0)")};

QList<NotificationId> idsFrom(const Rows &rows, int column)
{
    QList<NotificationId> ids;
    for (const QByteArrayView id : rows.array(column))
        ids += NotificationId {QUuid::fromString(QLatin1String(id))};
    return ids;
}

// Columns: user, version, unread count, affected, ids.
BulkOutcome outcomeFrom(Rows &rows, InboxChange::Kind kind, QSet<NotificationId> *found = nullptr)
{
    BulkOutcome outcome;
    while (rows.next()) {
        const int affected = int(rows.integer(3));
        const QList<NotificationId> ids = idsFrom(rows, 4);
        outcome.affected += affected;
        if (found)
            *found += QSet<NotificationId>(ids.begin(), ids.end());
        if (rows.isNull(0))
            continue;
        InboxChange change;
        change.user = rows.userId(0);
        change.version = rows.integer(1);
        change.unreadCount = int(rows.integer(2));
        change.kind = kind;
        change.affectedCount = affected;
        change.notificationIds = ids;
        outcome.changes += change;
    }
    return outcome;
}

QList<NotificationId> missingFrom(const QList<NotificationId> &asked, const QSet<NotificationId> &found)
{
    QList<NotificationId> missing;
    std::copy_if(asked.begin(), asked.end(), std::back_inserter(missing),
        [&found](NotificationId id) { return !found.contains(id); });
    return missing;
}

} // namespace

Result<BulkOutcome> Notifications::markAllRead(
    model::UserId caller, std::optional<model::NotificationType> type, const QDateTime &now)
{
    Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(
            markAll, {caller.value, type ? QVariant(QString(word(*type))) : QVariant(), timeValue(now)});
    });
    if (!rows)
        return rows.error();
    BulkOutcome outcome = outcomeFrom(*rows, InboxChange::Kind::AllRead);
    for (InboxChange &change : outcome.changes)
        change.type = type;
    return outcome;
}

Result<BulkOutcome> Notifications::markMultipleRead(const QList<NotificationId> &ids, Reach reach, const QDateTime &now)
{
    Result<Rows> changed = m_connection.retrying([&] {
        return m_connection.run(markMultiple, {arrayValue(ids), reach.caller.value, reach.everybody, timeValue(now)});
    });
    if (!changed)
        return changed.error();
    BulkOutcome outcome = outcomeFrom(*changed, InboxChange::Kind::MultipleRead);

    // What was found but not changed was read already: only what is unknown is missing.
    Result<Rows> rows = m_connection.run(known, {arrayValue(ids), reach.caller.value, reach.everybody});
    if (!rows)
        return outcome; // done and committed; nothing more can be said of the others
    QSet<NotificationId> found;
    while (rows->next())
        found += rows->notificationId(0);
    outcome.missing = missingFrom(ids, found);
    return outcome;
}

Result<BulkOutcome> Notifications::removeMultiple(const QList<NotificationId> &ids, Reach reach, const QDateTime &now)
{
    Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(removeMany, {arrayValue(ids), reach.caller.value, reach.everybody, timeValue(now)});
    });
    if (!rows)
        return rows.error();
    QSet<NotificationId> found;
    BulkOutcome outcome = outcomeFrom(*rows, InboxChange::Kind::BulkDeleted, &found);
    outcome.missing = missingFrom(ids, found);
    return outcome;
}

} // namespace mc::store
