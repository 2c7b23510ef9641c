#include "store/inbox/notifications.h"

#include "store/inbox/removal.h"
#include "store/journal/journal.h"
#include "store/session/transaction.h"

#include <QtCore/QSet>

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::NotificationId;
using model::Result;

namespace {

// %1 which notifications, %2 now, %3 the ids that the inbox's change names, %4 type. What happened to each is a fact of its own.
QString readMany(const char *which, const char *now, const char *ids, const char *kind, const char *type)
{
    return QStringLiteral(R"(
WITH %1, changed AS (
    UPDATE notifications n SET is_read = true, read_at = %2 FROM picked p WHERE n.id = p.id RETURNING %3, n.read_at
), per_recipient AS (
    SELECT recipient_id, -count(*)::int AS unread, count(*)::int AS affected, %4 AS ids FROM changed GROUP BY recipient_id
), %5, %6
SELECT %7 FROM change c)")
        .arg(journal::lockInOrder(which), QLatin1String(now), QLatin1String(journal::notificationFacts),
            QLatin1String(ids),
            journal::bulkChanges("per_recipient", {{"kind", kind}, {"at", now}, {"notification_type", type}}),
            journal::notificationFact("facts", "changed",
                {{"kind", "'read'"}, {"at", "f.read_at"}, {"unread", "-1"}, {"took", "f.read_at - f.due_at"}}),
            QLatin1String(journal::changeColumns));
}

// $1 caller, $2 type or null, $3 now.
const Statement markAll {QStringLiteral("mark all read"),
    readMany("n.recipient_id = $1 AND ($2::notification_type IS NULL OR n.notification_type = $2) AND n.is_due AND NOT "
             "n.is_read",
        "$3::timestamptz", "NULL::uuid[]", "'all_read'", "$2::notification_type")};

// $1 ids, $2 caller, $3 everybody's, $4 now.
const Statement markMultiple {QStringLiteral("mark multiple read"),
    readMany("n.id = ANY ($1::uuid[]) AND ($3 OR n.recipient_id = $2) AND n.is_due AND NOT n.is_read",
        "$4::timestamptz", "array_agg(id ORDER BY id)", "'multiple_read'", "NULL::notification_type")};

const Statement known {QStringLiteral("known notifications"),
    QStringLiteral(
        "SELECT id FROM notifications WHERE id = ANY ($1::uuid[]) AND ($3 OR (recipient_id = $2 AND is_due))")};

// Deleting looks at the deliveries of what is deleted, by a statement of its own: whoever gives a notification deliveries, or
// tells what became of them, is done before that look. $1 ids, $2 caller, $3 everybody's, $4 now.
const Statement lockGone {QStringLiteral("lock notifications to delete"),
    QStringLiteral("WITH %1\nSELECT FROM deliveries WHERE notification_id = ANY (ARRAY(SELECT id FROM picked)) "
                   "ORDER BY id FOR NO KEY UPDATE")
        .arg(journal::lockInOrder("n.id = ANY ($1::uuid[]) AND ($3 OR (n.recipient_id = $2 AND n.is_due))"))};

constexpr char toDelete[] = "id = ANY ($1::uuid[]) AND ($3 OR (recipient_id = $2 AND is_due))";
constexpr char at[] = "$4::timestamptz";

// One row, of the inbox's change; of one that was not due there is none, but its recipient is told.
const Statement removeOne {QStringLiteral("delete notification"),
    removal(toDelete, at, journal::inboxChange("due", lessUnread, {{"kind", "'deleted'"}, {"at", at}}))
        + QStringLiteral("\nSELECT g.recipient_id, %1 FROM gone g LEFT JOIN change c ON true")
              .arg(QLatin1String(journal::changeColumns))};

// The ids of all that are gone, with the changes of inboxes that had them.
const Statement removeMany {QStringLiteral("delete multiple"),
    removal(toDelete, at, bulkRemovalTold("due", at))
        + QStringLiteral("\nSELECT (SELECT array_agg(id) FROM gone), %1 FROM (SELECT) one LEFT JOIN change c ON true")
              .arg(QLatin1String(journal::changeColumns))};

QSet<NotificationId> idsFrom(const QList<QByteArrayView> &texts)
{
    QSet<NotificationId> ids;
    for (const QByteArrayView text : texts)
        ids += NotificationId {QUuid::fromString(QLatin1String(text))};
    return ids;
}

BulkOutcome outcomeFrom(Rows &rows)
{
    BulkOutcome outcome;
    while (rows.next()) {
        outcome.changes += journal::changeFrom(rows);
        outcome.affected += outcome.changes.last().affectedCount;
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
    return rows ? Result(outcomeFrom(*rows)) : rows.error();
}

Result<BulkOutcome> Notifications::markMultipleRead(const QList<NotificationId> &ids, Reach reach, const QDateTime &now)
{
    Result<Rows> changed = m_connection.retrying([&] {
        return m_connection.run(markMultiple, {arrayValue(ids), reach.caller.value, reach.everybody, timeValue(now)});
    });
    if (!changed)
        return changed.error();
    BulkOutcome outcome = outcomeFrom(*changed);

    // What was found but not changed was read already: only what is unknown is missing.
    Result<Rows> rows = m_connection.run(known, {arrayValue(ids), reach.caller.value, reach.everybody});
    if (!rows)
        return outcome; // done and committed; nothing more can be said of the others
    QSet<NotificationId> found;
    while (rows->next())
        found += rows->notificationId();
    outcome.missing = missingFrom(ids, found);
    return outcome;
}

Result<RemovedNotification> Notifications::remove(NotificationId id, Reach reach, const QDateTime &now)
{
    Result<Rows> rows = runRemoval(removeOne, {id}, reach, now);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")};
    RemovedNotification removed {rows->userId(), {}};
    if (!rows->isNull())
        removed.change = journal::changeFrom(*rows);
    return removed;
}

Result<BulkOutcome> Notifications::removeMultiple(const QList<NotificationId> &ids, Reach reach, const QDateTime &now)
{
    Result<Rows> rows = runRemoval(removeMany, ids, reach, now);
    if (!rows)
        return rows.error();
    BulkOutcome outcome;
    QSet<NotificationId> gone;
    while (rows->next()) {
        gone = idsFrom(rows->array());
        if (!rows->isNull())
            outcome.changes += journal::changeFrom(*rows);
    }
    outcome.affected = int(gone.size());
    outcome.missing = missingFrom(ids, gone);
    return outcome;
}

Result<Rows> Notifications::runRemoval(
    const Statement &statement, const QList<NotificationId> &ids, Reach reach, const QDateTime &now)
{
    const QVariantList which {arrayValue(ids), reach.caller.value, reach.everybody};
    return m_connection.retrying([&]() -> Result<Rows> {
        Result<Transaction> transaction = Transaction::begin(m_connection);
        if (!transaction)
            return transaction.error();
        if (const Result<Rows> locked = m_connection.run(lockGone, which); !locked)
            return locked.error();
        Result<Rows> rows = m_connection.run(statement, which + QVariantList {timeValue(now)});
        if (!rows)
            return rows;
        if (const Result<void> done = transaction->commit(); !done)
            return done.error();
        return rows;
    });
}

} // namespace mc::store
