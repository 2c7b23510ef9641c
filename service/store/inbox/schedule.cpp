#include "store/inbox/schedule.h"

#include "store/inbox/notification_row.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::NotificationId;
using model::Result;

namespace {

// $1 now, $2 most.
const Statement due {QStringLiteral("due notifications"), QStringLiteral(R"(
SELECT id, recipient_id, notification_type, priority, named_channels FROM notifications
WHERE NOT is_due AND cancelled_at IS NULL AND scheduled_for <= $1
ORDER BY scheduled_for LIMIT $2 FOR UPDATE SKIP LOCKED)")};

// Each inbox gets one change for each of its notifications, numbered in the order of their times. They are locked in the order
// of their users, so that no two instances wait for each other. $1 the plans, $2 now.
const Statement appear {QStringLiteral("let scheduled notifications appear"),
    QStringLiteral(R"(
WITH plan AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, channels channel[], suppressed jsonb, deliveries jsonb)
), shown AS (
    UPDATE notifications n SET is_due = true, channels = p.channels, suppressed = nullif(p.suppressed, 'null'),
        delivery_status = CASE WHEN p.deliveries = '[]' THEN 'sent' ELSE 'pending' END::delivery_status
    FROM plan p WHERE n.id = p.id AND NOT n.is_due RETURNING n.*
), planned AS (
    INSERT INTO deliveries (id, notification_id, recipient_id, clinic_id, priority, channel, provider, device_id, status, reason, detail,
                            created_at, due_at, counted_at)
    SELECT d.id, s.id, s.recipient_id, s.clinic_id, s.priority, d.channel, d.provider, d.device_id, 'pending', d.reason, d.detail, $2, d.due_at,
           CASE WHEN d.reason IS NULL THEN $2::timestamptz END
    FROM shown s JOIN plan p ON p.id = s.id CROSS JOIN LATERAL jsonb_to_recordset(p.deliveries)
        AS d (id uuid, channel channel, provider provider, device_id bigint, reason text, detail text, due_at timestamptz)
), per AS (
    SELECT recipient_id, count(*)::int AS shown FROM shown GROUP BY recipient_id
), locked AS MATERIALIZED (
    SELECT i.user_id, per.shown FROM inboxes i JOIN per ON per.recipient_id = i.user_id ORDER BY i.user_id FOR NO KEY UPDATE OF i
), inbox AS (
    UPDATE inboxes i SET version = version + per.shown, unread_count = unread_count + per.shown
    FROM locked per WHERE i.user_id = per.user_id
    RETURNING i.user_id, i.version - per.shown AS version, i.unread_count - per.shown AS unread_count
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT i.user_id, i.version + s.nth, 'created', $2, i.unread_count + s.nth, s.id
    FROM (SELECT id, recipient_id, row_number() OVER (PARTITION BY recipient_id ORDER BY scheduled_for, id)::int AS nth
          FROM shown) s JOIN inbox i ON i.user_id = s.recipient_id
    RETURNING user_id, version, unread_count, notification_id
)
SELECT c.user_id, c.version, c.unread_count, %1 FROM change c JOIN shown n ON n.id = c.notification_id
ORDER BY c.user_id, c.version)")
        .arg(QLatin1String(notificationColumns))};

// $1 id, $2 time. One row when there is such a notification: whether it still waited.
const Statement reschedule {QStringLiteral("reschedule notification"), QStringLiteral(R"(
WITH changed AS (
    UPDATE notifications SET scheduled_for = $2 WHERE id = $1 AND NOT is_due AND cancelled_at IS NULL RETURNING 1
)
SELECT EXISTS (SELECT FROM changed) FROM notifications WHERE id = $1)")};
const Statement cancel {QStringLiteral("cancel notification"), QStringLiteral(R"(
WITH changed AS (
    UPDATE notifications SET cancelled_at = $2 WHERE id = $1 AND NOT is_due AND cancelled_at IS NULL RETURNING 1
)
SELECT EXISTS (SELECT FROM changed) FROM notifications WHERE id = $1)")};

QString toJson(const QList<std::pair<NotificationId, Plan>> &plans)
{
    model::JsonWriter json(256 * (plans.size() + 1));
    json.beginArray();
    for (const auto &[id, plan] : plans) {
        json.beginObject().field(QLatin1String("id"), toString(id));
        writePlan(json, plan);
        json.endObject();
    }
    json.endArray();
    return QString::fromUtf8(json.take());
}

} // namespace

Result<QList<DueNotification>> Schedule::due(const QDateTime &now, int most)
{
    Result<Rows> rows = m_connection.run(store::due, {timeValue(now), most});
    if (!rows)
        return rows.error();
    QList<DueNotification> found;
    while (rows->next()) {
        found += {rows->notificationId(0), rows->userId(1), rows->word(2, &model::notificationTypeFromWord),
            rows->word(3, &model::priorityFromWord),
            rows->isNull(4) ? std::nullopt : std::optional(channelsFrom(*rows, 4))};
    }
    return found;
}

Result<QList<InboxChange>> Schedule::appear(const QList<std::pair<NotificationId, Plan>> &plans, const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(store::appear, {toJson(plans), timeValue(now)});
    if (!rows)
        return rows.error();
    QList<InboxChange> changes;
    while (rows->next()) {
        InboxChange change;
        change.user = rows->userId(0);
        change.version = rows->integer(1);
        change.unreadCount = int(rows->integer(2));
        change.kind = InboxChange::Kind::Created;
        change.notification = notificationFrom(*rows, 3);
        change.notificationId = change.notification->id;
        changes += change;
    }
    return changes;
}

Result<void> Schedule::reschedule(NotificationId id, const QDateTime &time)
{
    return changeWaiting(store::reschedule, id, time);
}

Result<void> Schedule::cancel(NotificationId id, const QDateTime &now) { return changeWaiting(store::cancel, id, now); }

Result<void> Schedule::changeWaiting(const Statement &statement, NotificationId id, const QDateTime &time)
{
    Result<Rows> rows = m_connection.run(statement, {toString(id), timeValue(time)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")};
    if (!rows->boolean(0))
        return Error {ErrorCode::Conflict, QStringLiteral("The notification is due or cancelled already.")};
    return {};
}

} // namespace mc::store
