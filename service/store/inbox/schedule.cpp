#include "store/inbox/schedule.h"

#include "ops/log_categories.h"
#include "store/deliveries/planned.h"
#include "store/inbox/notification_row.h"
#include "store/journal/journal.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::NotificationId;
using model::Result;

namespace {

// Who cancels a batch counts what waits, and nothing of that appears: they hold the lock alone, those who let something appear share
// it. PostgreSQL grants it in turn. A statement of its own, because one that waited inside due would not see the batch as cancelled.
const Statement share {
    QStringLiteral("share the schedule"), QStringLiteral("SELECT pg_advisory_xact_lock_shared(4711200818)")};
const Statement pause {
    QStringLiteral("pause the schedule"), QStringLiteral("SELECT pg_advisory_xact_lock(4711200818)")};

// $1 now, $2 most. The inboxes first, as everybody does; none is waited for, so that nobody's holds up what is for others.
const Statement due {QStringLiteral("due notifications"), QStringLiteral(R"(
WITH free AS MATERIALIZED (
    SELECT n.id
    FROM notifications n CROSS JOIN LATERAL (
        SELECT FROM inboxes WHERE user_id = n.recipient_id FOR NO KEY UPDATE SKIP LOCKED
    ) i
    WHERE NOT n.is_due AND n.cancelled_at IS NULL AND n.reminder_lead IS NULL AND n.scheduled_for <= $1
      AND (n.batch_id IS NULL OR n.batch_id <> ALL (ARRAY(SELECT id FROM batches WHERE is_cancelling)))
      AND NOT EXISTS (SELECT FROM notifications_put_off o WHERE o.notification_id = n.id AND o.until > $1)
    ORDER BY n.scheduled_for LIMIT $2
)
SELECT n.id, n.recipient_id, n.notification_type, n.priority, n.named_channels FROM free JOIN notifications n ON n.id = free.id
WHERE NOT n.is_due AND n.cancelled_at IS NULL AND n.scheduled_for <= $1
ORDER BY n.scheduled_for FOR NO KEY UPDATE OF n SKIP LOCKED)")};

// $1 how they appear, $2 now.
const Statement appear {QStringLiteral("let scheduled notifications appear"),
    QStringLiteral(R"(
WITH plan AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, title text, message text, texts jsonb, channels channel[],
                                                      suppressed jsonb, deliveries jsonb)
), shown AS (
    UPDATE notifications n SET is_due = true, channels = p.channels, suppressed = nullif(p.suppressed, 'null'),
        title = coalesce(p.title, n.title), message = coalesce(p.message, n.message), texts = coalesce(p.texts, n.texts),
        delivery_status = delivery_status((p.deliveries <> '[]')::int, 0, 0, false, NULL)
    FROM plan p WHERE n.id = p.id AND NOT n.is_due
    RETURNING n.*, coalesce(n.scheduled_for, n.created_at) AS due_at, p.deliveries
), back AS (
    DELETE FROM notifications_put_off o USING shown s WHERE o.notification_id = s.id
), %1, %2
SELECT %3, %4 FROM change c JOIN shown n ON n.id = c.notification_id ORDER BY c.user_id, c.version)")
        .arg(journal::inboxChanges("shown", "1", "f.scheduled_for, f.id",
                 {{"kind", "'appeared'"}, {"at", "$2::timestamptz"}, {"became", journal::inAppState},
                     {"suppressed", "f.suppressed"}, {"scheduled", "-1"}}),
            plannedDeliveries("shown", "f.deliveries", "$2::timestamptz"), QLatin1String(journal::changeColumns),
            QLatin1String(notificationColumns))};

// $1 id, $2 until.
const Statement putOff {QStringLiteral("put off notification"), QStringLiteral(R"(
INSERT INTO notifications_put_off (notification_id, until) SELECT id, $2 FROM notifications WHERE id = $1
ON CONFLICT (notification_id) DO UPDATE SET until = excluded.until)")};

// %1 what becomes of it, %2 what is told. One row when there is such a notification: whether it still waited.
QString waitingChange(const char *set, const journal::Columns &columns)
{
    return QStringLiteral(R"(
WITH changed AS (
    UPDATE notifications n SET %1 WHERE id = $1 AND NOT is_due AND cancelled_at IS NULL
        AND NOT EXISTS (SELECT FROM batches b WHERE b.id = n.batch_id AND b.is_cancelling) RETURNING %2
), %3
SELECT EXISTS (SELECT FROM changed) FROM notifications WHERE id = $1)")
        .arg(QLatin1String(set), QLatin1String(journal::notificationFacts),
            journal::notificationFact("told", "changed", columns));
}

// $1 id, $2 time, $3 now.
const Statement reschedule {QStringLiteral("reschedule notification"),
    waitingChange("scheduled_for = $2", journal::rescheduled("$3::timestamptz"))};
// $1 id, $2 now.
const Statement cancel {
    QStringLiteral("cancel notification"), waitingChange("cancelled_at = $2", journal::cancelled("$2::timestamptz"))};

// $1 batch.
const Statement waiting {QStringLiteral("waiting notifications of a batch"), QStringLiteral(R"(
SELECT count(*) FROM notifications WHERE batch_id = $1 AND NOT is_due AND cancelled_at IS NULL)")};

// $1 batch, $2 most, $3 when it was cancelled.
const Statement cancelSome {QStringLiteral("cancel notifications of a batch"),
    QStringLiteral(R"(
WITH waiting AS MATERIALIZED (
    SELECT id FROM notifications WHERE batch_id = $1 AND NOT is_due AND cancelled_at IS NULL
    ORDER BY id LIMIT $2 FOR NO KEY UPDATE
), changed AS (
    UPDATE notifications n SET cancelled_at = $3 FROM waiting w WHERE n.id = w.id RETURNING %1
), %2
SELECT count(*) FROM changed)")
        .arg(QLatin1String(journal::notificationFacts),
            journal::notificationFact("told", "changed", journal::cancelled("$3::timestamptz")))};

QString toJson(const QList<Appearance> &appearances)
{
    model::JsonWriter json(256 * (appearances.size() + 1));
    json.beginArray();
    for (const Appearance &appearance : appearances) {
        json.beginObject().field(QLatin1String("id"), toString(appearance.id));
        if (!appearance.title.isEmpty())
            json.field(QLatin1String("title"), appearance.title).field(QLatin1String("message"), appearance.message);
        if (!appearance.texts.isEmpty())
            json.key(QLatin1String("texts")).raw(appearance.texts);
        writePlan(json, appearance.plan);
        json.endObject();
    }
    json.endArray();
    return QString::fromUtf8(json.take());
}

} // namespace

DueNotification dueNotificationFrom(Rows &row)
{
    DueNotification due;
    due.id = row.notificationId();
    due.recipient = row.userId();
    due.type = row.word(&model::notificationTypeFromWord);
    due.priority = row.word(&model::priorityFromWord);
    if (row.isNull())
        row.skip(1);
    else
        due.named = channelsFrom(row);
    return due;
}

Result<QList<DueNotification>> Schedule::due(const QDateTime &now, int most)
{
    if (const Result<Rows> shared = m_connection.run(share); !shared)
        return shared.error();
    Result<Rows> rows = m_connection.run(store::due, {timeValue(now), most});
    if (!rows)
        return rows.error();
    QList<DueNotification> found;
    while (rows->next())
        found += dueNotificationFrom(*rows);
    return found;
}

Result<QList<InboxChange>> Schedule::appear(const QList<Appearance> &appearances, const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(store::appear, {toJson(appearances), timeValue(now)});
    if (!rows)
        return rows.error();
    QList<InboxChange> changes;
    while (rows->next()) {
        InboxChange change = journal::changeFrom(*rows);
        change.notification = notificationFrom(*rows);
        changes += change;
    }
    return changes;
}

Result<void> Schedule::putOff(NotificationId id, bool cannotBeStored, const QDateTime &now)
{
    if (cannotBeStored)
        qCWarning(ops::logStore,
            "notification %ls can't be shown: the database refuses its data; it is tried again in an hour",
            qUtf16Printable(toString(id)));
    const QDateTime until = now.addSecs(cannotBeStored ? 3600 : 1);
    const Result<Rows> done = m_connection.run(store::putOff, {toString(id), timeValue(until)});
    return done ? Result<void>() : done.error();
}

Result<void> Schedule::reschedule(NotificationId id, const QDateTime &time, const QDateTime &now)
{
    return changeWaiting(store::reschedule, {toString(id), timeValue(time), timeValue(now)});
}

Result<void> Schedule::cancel(NotificationId id, const QDateTime &now)
{
    return changeWaiting(store::cancel, {toString(id), timeValue(now)});
}

Result<void> Schedule::pause()
{
    const Result<Rows> paused = m_connection.run(store::pause);
    return paused ? Result<void>() : paused.error();
}

Result<int> Schedule::waiting(const QUuid &batch) { return counted(store::waiting, {uuidValue(batch)}); }

Result<int> Schedule::cancelSome(const QUuid &batch, int most, const QDateTime &at)
{
    return counted(store::cancelSome, {uuidValue(batch), most, timeValue(at)});
}

Result<int> Schedule::counted(const Statement &statement, const QVariantList &values)
{
    Result<Rows> rows = m_connection.run(statement, values);
    if (!rows)
        return rows.error();
    return rows->next() ? int(rows->integer()) : 0;
}

Result<void> Schedule::changeWaiting(const Statement &statement, const QVariantList &values)
{
    Result<Rows> rows = m_connection.run(statement, values);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")};
    if (!rows->boolean())
        return Error {ErrorCode::Conflict, QStringLiteral("The notification is due or cancelled already.")};
    return {};
}

} // namespace mc::store
