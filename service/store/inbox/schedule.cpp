#include "store/inbox/schedule.h"

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

// $1 now, $2 most.
const Statement due {QStringLiteral("due notifications"), QStringLiteral(R"(
SELECT id, recipient_id, notification_type, priority, named_channels FROM notifications
WHERE NOT is_due AND cancelled_at IS NULL AND scheduled_for <= $1
ORDER BY scheduled_for LIMIT $2 FOR UPDATE SKIP LOCKED)")};

// $1 the plans, $2 now.
const Statement appear {QStringLiteral("let scheduled notifications appear"),
    QStringLiteral(R"(
WITH plan AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, channels channel[], suppressed jsonb, deliveries jsonb)
), shown AS (
    UPDATE notifications n SET is_due = true, channels = p.channels, suppressed = nullif(p.suppressed, 'null'),
        delivery_status = delivery_status((p.deliveries <> '[]')::int, 0, 0, false, NULL)
    FROM plan p WHERE n.id = p.id AND NOT n.is_due
    RETURNING n.*, coalesce(n.scheduled_for, n.created_at) AS due_at, p.deliveries
), %1, %2
SELECT %3, %4 FROM change c JOIN shown n ON n.id = c.notification_id ORDER BY c.user_id, c.version)")
        .arg(journal::inboxChanges("shown", "1", "f.scheduled_for, f.id",
                 {{"kind", "'appeared'"}, {"at", "$2::timestamptz"}, {"became", journal::inAppState},
                     {"suppressed", "f.suppressed"}, {"scheduled", "-1"}}),
            plannedDeliveries("shown", "f.deliveries", "$2::timestamptz"), QLatin1String(journal::changeColumns),
            QLatin1String(notificationColumns))};

// %1 what becomes of it, %2 what is told. One row when there is such a notification: whether it still waited.
QString waitingChange(const char *set, const journal::Columns &columns)
{
    return QStringLiteral(R"(
WITH changed AS (
    UPDATE notifications n SET %1 WHERE id = $1 AND NOT is_due AND cancelled_at IS NULL RETURNING %2
), %3
SELECT EXISTS (SELECT FROM changed) FROM notifications WHERE id = $1)")
        .arg(QLatin1String(set), QLatin1String(journal::notificationFacts),
            journal::notificationFact("told", "changed", columns));
}

// $1 id, $2 time, $3 now.
const Statement reschedule {QStringLiteral("reschedule notification"),
    waitingChange(
        "scheduled_for = $2", {{"kind", "'rescheduled'"}, {"at", "$3::timestamptz"}, {"detail", journal::dueText}})};
// $1 id, $2 now.
const Statement cancel {QStringLiteral("cancel notification"),
    waitingChange("cancelled_at = $2", {{"kind", "'cancelled'"}, {"at", "$2::timestamptz"}, {"scheduled", "-1"}})};

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
        DueNotification due;
        due.id = rows->notificationId();
        due.recipient = rows->userId();
        due.type = rows->word(&model::notificationTypeFromWord);
        due.priority = rows->word(&model::priorityFromWord);
        if (!rows->isNull())
            due.named = channelsFrom(*rows);
        found += due;
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
        InboxChange change = journal::changeFrom(*rows);
        change.notification = notificationFrom(*rows);
        changes += change;
    }
    return changes;
}

Result<void> Schedule::reschedule(NotificationId id, const QDateTime &time, const QDateTime &now)
{
    return changeWaiting(store::reschedule, {toString(id), timeValue(time), timeValue(now)});
}

Result<void> Schedule::cancel(NotificationId id, const QDateTime &now)
{
    return changeWaiting(store::cancel, {toString(id), timeValue(now)});
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
