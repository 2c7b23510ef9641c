#include "store/inbox/notifications.h"

#include "model/json_text.h"
#include "store/inbox/notification_row.h"

#include <QtCore/QJsonArray>

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::Notification;
using model::NotificationId;
using model::Result;

namespace {

// $1 id, $2 recipient, $3 sender, $4 type, $5 priority, $6 status, $7 due, $8 created at, $9 scheduled for, $10 title,
// $11 message, $12 channels, $13–$18 metadata, $19 channels as the sender named them, $20 suppressed, $21 deliveries or null.
const Statement create {QStringLiteral("create notification"), QStringLiteral(R"(
WITH recipient AS (
    SELECT id, username, email, first_name, last_name, clinic_id FROM users WHERE id = $2 AND is_active
), inbox AS (
    UPDATE inboxes SET version = version + 1, unread_count = unread_count + 1
    WHERE user_id = (SELECT id FROM recipient) AND $7
    RETURNING user_id, version, unread_count
), stored AS (
    INSERT INTO notifications (id, recipient_id, sender_id, notification_type, priority, delivery_status, is_due, created_at,
                               scheduled_for, title, message, channels, appointment_id, message_id, medical_record_id,
                               invoice_id, action_url, deep_link, named_channels, suppressed, clinic_id)
    SELECT $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, clinic_id FROM recipient
), planned AS (
    INSERT INTO deliveries (id, notification_id, recipient_id, clinic_id, priority, channel, provider, device_id, status, reason, detail,
                            created_at, due_at, counted_at)
    SELECT d.id, $1, r.id, r.clinic_id, $5, d.channel, d.provider, d.device_id, 'pending', d.reason, d.detail, $8, d.due_at,
           CASE WHEN d.reason IS NULL THEN $8::timestamptz END
    FROM recipient r, jsonb_to_recordset($21::jsonb)
        AS d (id uuid, channel channel, provider provider, device_id bigint, reason text, detail text, due_at timestamptz)
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT user_id, version, 'created', $8, unread_count, $1 FROM inbox
)
SELECT r.id, r.username, r.email, r.first_name, r.last_name, s.id, s.username, '', s.first_name, s.last_name,
       i.version, i.unread_count
FROM recipient r LEFT JOIN inbox i ON true LEFT JOIN users s ON s.id = $3)")};

// $1 id, $2 caller, $3 everybody's.
const Statement find {QStringLiteral("find notification"),
    QStringLiteral(
        "SELECT %1, %2, %3, tried.attempts, (date_part('epoch', tried.last_at) * 1000)::bigint, told.errors "
        "FROM notifications n JOIN users r ON r.id = n.recipient_id "
        "LEFT JOIN users s ON s.id = n.sender_id "
        "CROSS JOIN LATERAL (SELECT sum(attempts) AS attempts, max(last_attempt_at) AS last_at "
        "    FROM deliveries WHERE notification_id = n.id) tried "
        "CROSS JOIN LATERAL (SELECT json_agg('NOTIF_004 ' || channel || ': ' || coalesce(detail, 'failed') ORDER BY "
        "at, nth) AS errors "
        "    FROM notification_events WHERE notification_id = n.id AND event IN ('attempted', 'failed')) told "
        "WHERE n.id = $1 AND ($3 OR (n.recipient_id = $2 AND n.is_due))")
        .arg(QLatin1String(notificationColumns), QLatin1String(recipientColumns), QLatin1String(senderColumns))};

// $1 id, $2 caller, $3 everybody's, $4 now.
const Statement markRead {QStringLiteral("mark read"), QStringLiteral(R"(
WITH changed AS (
    UPDATE notifications SET is_read = true, read_at = $4
    WHERE id = $1 AND ($3 OR recipient_id = $2) AND is_due AND NOT is_read RETURNING recipient_id
), inbox AS (
    UPDATE inboxes i SET version = version + 1, unread_count = unread_count - 1
    FROM changed c WHERE i.user_id = c.recipient_id RETURNING i.user_id, i.version, i.unread_count
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT user_id, version, 'read', $4, unread_count, $1 FROM inbox
)
SELECT user_id, version, unread_count FROM inbox)")};

const Statement markUnread {QStringLiteral("mark unread"), QStringLiteral(R"(
WITH changed AS (
    UPDATE notifications SET is_read = false, read_at = NULL
    WHERE id = $1 AND ($3 OR recipient_id = $2) AND is_due AND is_read RETURNING recipient_id
), inbox AS (
    UPDATE inboxes i SET version = version + 1, unread_count = unread_count + 1
    FROM changed c WHERE i.user_id = c.recipient_id RETURNING i.user_id, i.version, i.unread_count
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT user_id, version, 'unread', $4, unread_count, $1 FROM inbox
)
SELECT user_id, version, unread_count FROM inbox)")};

const Statement removeOne {QStringLiteral("delete notification"), QStringLiteral(R"(
WITH gone AS (
    DELETE FROM notifications WHERE id = $1 AND ($3 OR (recipient_id = $2 AND is_due))
    RETURNING recipient_id, is_read, is_due
), inbox AS (
    UPDATE inboxes i SET version = version + 1, unread_count = unread_count - (NOT g.is_read)::int
    FROM gone g WHERE i.user_id = g.recipient_id AND g.is_due RETURNING i.user_id, i.version, i.unread_count
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT user_id, version, 'deleted', $4, unread_count, $1 FROM inbox
)
SELECT i.user_id, i.version, i.unread_count, g.recipient_id FROM gone g LEFT JOIN inbox i ON true)")};

// $1 ids, $2 when each arrived, in milliseconds since the epoch, $3 which way. What is pending elsewhere stays pending.
const Statement markDelivered {QStringLiteral("mark delivered"), QStringLiteral(R"(
UPDATE notifications n SET delivered_at = to_timestamp(a.at / 1000.0), delivered_by = $3::in_app_way,
    delivery_status = CASE WHEN n.delivery_status = 'pending'
        AND EXISTS (SELECT FROM deliveries WHERE notification_id = n.id AND status = 'pending') THEN 'pending'
        ELSE 'delivered' END::delivery_status
FROM unnest($1::uuid[], $2::bigint[]) AS a (id, at)
WHERE n.id = a.id AND n.delivered_at IS NULL AND n.is_due)")};

QVariant jsonValue(bool isThere, void (*write)(model::JsonWriter &, const Plan &), const Plan &plan)
{
    if (!isThere)
        return {};
    model::JsonWriter json;
    write(json, plan);
    return QString::fromUtf8(json.take());
}

model::DeliveryStatus statusOf(const NewNotification &fresh)
{
    return fresh.draft.scheduledFor.isValid() || !fresh.plan.deliveries.isEmpty() ? model::DeliveryStatus::Pending
                                                                                  : model::DeliveryStatus::Sent;
}

InboxChange changeFrom(const Rows &rows, InboxChange::Kind kind, NotificationId id)
{
    InboxChange change;
    change.user = rows.userId(0);
    change.version = rows.integer(1);
    change.unreadCount = int(rows.integer(2));
    change.kind = kind;
    change.notificationId = id;
    return change;
}

Error notFound() { return {ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")}; }

} // namespace

Notification asStored(const NewNotification &fresh)
{
    const model::NotificationDraft &draft = fresh.draft;
    Notification notification;
    notification.id = fresh.id;
    notification.recipient.id = draft.recipientId;
    notification.type = draft.type;
    notification.title = draft.title;
    notification.message = draft.message;
    notification.priority = fresh.priority;
    notification.createdAt = fresh.createdAt;
    notification.scheduledFor = draft.scheduledFor;
    notification.deliveryStatus = statusOf(fresh);
    notification.channels = fresh.plan.channels;
    notification.metadata = draft.metadata;
    return notification;
}

Result<StoredNotification> Notifications::create(const NewNotification &fresh)
{
    const model::NotificationDraft &draft = fresh.draft;
    const bool due = !draft.scheduledFor.isValid();
    const QVariantList content {toString(fresh.id), draft.recipientId.value,
        fresh.sender ? QVariant(fresh.sender->value) : QVariant(), QString(word(draft.type)),
        QString(word(fresh.priority)), QString(word(statusOf(fresh))), due, timeValue(fresh.createdAt),
        timeValue(draft.scheduledFor), draft.title, draft.message, arrayValue(fresh.plan.channels)};
    const QVariantList plan {draft.channels ? QVariant(arrayValue(*draft.channels)) : QVariant(),
        jsonValue(!fresh.plan.suppressed.isEmpty(), &writeSuppressed, fresh.plan),
        jsonValue(!fresh.plan.deliveries.isEmpty(), &writeDeliveries, fresh.plan)};
    Result<Rows> rows = m_connection.run(store::create, content + valuesOf(draft.metadata) + plan);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::InvalidRecipient, QStringLiteral("The recipient is unknown or inactive."),
            {{QStringLiteral("recipient_id"), QStringLiteral("NOTIF_005"),
                QStringLiteral("Unknown or inactive user.")}}};

    StoredNotification stored {asStored(fresh), {}};
    stored.notification.recipient = personFrom(*rows, 0).value_or(model::Person());
    stored.notification.sender = personFrom(*rows, personColumnCount);
    if (due) {
        stored.change = InboxChange {stored.notification.recipient.id, rows->integer(2 * personColumnCount),
            int(rows->integer(2 * personColumnCount + 1)), InboxChange::Kind::Created, fresh.id, stored.notification,
            {}, 0, {}, {}};
    }
    return stored;
}

Result<NotificationPage> Notifications::list(const NotificationFilter &filter, const Page &page)
{
    const Result<ListQuery> query = ListQuery::make(filter, page);
    if (!query)
        return query.error();
    Result<Rows> rows = m_connection.run(query->statement, query->values);
    if (!rows)
        return rows.error();

    NotificationPage result;
    result.items.reserve(rows->count());
    while (rows->next()) {
        if (result.items.size() == page.size) {
            result.more = true;
            break;
        }
        result.items += notificationFrom(*rows, 0);
        if (filter.forAdmin)
            result.items.last().recipient = personFrom(*rows, notificationColumnCount + 1).value_or(model::Person());
        if (!page.cursor)
            result.count = rows->integer(notificationColumnCount);
    }
    if (result.items.isEmpty() && page.number > 1)
        return Error {ErrorCode::NotFound, QStringLiteral("There is no page %1.").arg(page.number)};
    if (!page.cursor && !result.count)
        result.count = 0;
    return result;
}

Result<Notification> Notifications::find(NotificationId id, Reach reach)
{
    Result<Rows> rows = m_connection.run(store::find, {toString(id), reach.caller.value, reach.everybody});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return notFound();
    Notification notification = notificationFrom(*rows, 0);
    notification.recipient = personFrom(*rows, notificationColumnCount).value_or(model::Person());
    notification.sender = personFrom(*rows, notificationColumnCount + personColumnCount);
    const int tried = notificationColumnCount + 2 * personColumnCount;
    notification.deliveryAttempts = int(rows->integer(tried));
    notification.lastDeliveryAttempt = rows->time(tried + 1);
    const Result<QJsonDocument> errors = model::jsonFrom(rows->bytes(tried + 2).toByteArray());
    const QJsonArray texts = errors ? errors->array() : QJsonArray();
    for (const QJsonValue &error : texts)
        notification.deliveryErrors += error.toString();
    return notification;
}

Result<std::optional<InboxChange>> Notifications::markRead(
    NotificationId id, Reach reach, bool isRead, const QDateTime &now)
{
    Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(isRead ? store::markRead : store::markUnread,
            {toString(id), reach.caller.value, reach.everybody, timeValue(now)});
    });
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<InboxChange>();
    InboxChange change = changeFrom(*rows, isRead ? InboxChange::Kind::Read : InboxChange::Kind::Unread, id);
    change.readAt = isRead ? now : QDateTime();
    return std::optional(change);
}

Result<RemovedNotification> Notifications::remove(NotificationId id, Reach reach, const QDateTime &now)
{
    Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(removeOne, {toString(id), reach.caller.value, reach.everybody, timeValue(now)});
    });
    if (!rows)
        return rows.error();
    if (!rows->next())
        return notFound();
    RemovedNotification removed {rows->userId(3), {}};
    if (!rows->isNull(0))
        removed.change = changeFrom(*rows, InboxChange::Kind::Deleted, id);
    return removed;
}

Result<void> Notifications::markDelivered(const QList<Arrival> &arrivals, InAppWay way)
{
    QList<NotificationId> ids;
    QStringList times;
    for (const Arrival &arrival : arrivals) {
        ids += arrival.id;
        times += QString::number(arrival.at.toMSecsSinceEpoch());
    }
    const QString timesValue = u'{' + times.join(u',') + u'}';
    const QString wayValue = way == InAppWay::Socket ? QStringLiteral("socket") : QStringLiteral("fetch");
    const Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(store::markDelivered, {arrayValue(ids), timesValue, wayValue});
    });
    return rows ? Result<void>() : rows.error();
}

} // namespace mc::store
