#include "store/inbox/notifications.h"

#include "model/json_text.h"
#include "store/deliveries/planned.h"
#include "store/inbox/notification_row.h"
#include "store/journal/journal.h"

#include <QtCore/QJsonArray>

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::Notification;
using model::NotificationId;
using model::Result;

namespace {

// $1 id, $2 recipient, $3 sender, $4 type, $5 priority, $6 created at, $7 scheduled for, $8 title, $9 message, $10 channels,
// $11–$17 metadata, $18 channels as the sender named them, $19 suppressed, $20 and $21 trace, $22 deliveries. %1 whether it is due, %2 whether
// it waits for anything, %3 what facts are made from, %4 CTEs that tell, %5 the inbox's version and unread count, from %6.
constexpr char create[] = R"(
WITH recipient AS (
    SELECT id, username, email, first_name, last_name, clinic_id FROM users WHERE id = $2 AND is_active
), stored AS (
    INSERT INTO notifications AS n (id, recipient_id, sender_id, notification_type, priority, delivery_status, is_due, created_at,
                                    scheduled_for, title, message, channels, appointment_id, message_id, medical_record_id,
                                    invoice_id, action_url, deep_link, neutral_link, named_channels, suppressed,
                                    trace_id, is_trace_sampled, clinic_id)
    SELECT $1, id, $3, $4, $5, delivery_status(%2, 0, 0, false, NULL), %1, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
           $18, $19, $20, $21, clinic_id FROM recipient
    RETURNING %3, n.delivery_status
), %4
SELECT r.id, r.username, r.email, r.first_name, r.last_name, s.id, s.username, '', s.first_name, s.last_name,
       n.delivery_status, %5
FROM recipient r CROSS JOIN stored n %6 LEFT JOIN users s ON s.id = $3)";

Statement createStatement(const char *name, bool isDue, bool hasDeliveries)
{
    const QString told = isDue ? journal::inboxChange("stored", "1", journal::created())
                               : journal::notificationFact("told", "stored", journal::scheduled());
    const QString deliveries
        = hasDeliveries ? QStringLiteral(", ") + plannedDeliveries("stored", "$22::jsonb", "f.created_at") : QString();
    return {QLatin1String(name),
        QLatin1String(create).arg(QLatin1String(isDue ? "true" : "false"),
            QLatin1String(isDue && !hasDeliveries ? "0" : "1"), QLatin1String(journal::notificationFacts),
            told + deliveries, QLatin1String(isDue ? "c.version, c.unread_count" : "NULL::bigint, NULL::int"),
            QLatin1String(isDue ? "CROSS JOIN change c" : ""))};
}

const Statement createPlain = createStatement("create notification", true, false);
const Statement createWithDeliveries = createStatement("create notification with deliveries", true, true);
const Statement schedule = createStatement("schedule notification", false, false);

// $1 id, $2 caller, $3 everybody's.
const Statement find {QStringLiteral("find notification"),
    QStringLiteral(R"(
SELECT %1, %2, %3, tried.attempts, (date_part('epoch', tried.last_at) * 1000)::bigint, told.errors
FROM notifications n JOIN users r ON r.id = n.recipient_id
LEFT JOIN users s ON s.id = n.sender_id
CROSS JOIN LATERAL (SELECT sum(attempts) AS attempts, max(last_attempt_at) AS last_at
                    FROM deliveries WHERE notification_id = n.id) tried
CROSS JOIN LATERAL (SELECT json_agg('NOTIF_004 ' || channel || ': ' || coalesce(detail, 'failed') ORDER BY at, nth) AS errors
                    FROM journal WHERE notification_id = n.id AND kind IN ('attempted', 'failed')) told
WHERE n.id = $1 AND ($3 OR (n.recipient_id = $2 AND n.is_due)))")
        .arg(QLatin1String(notificationColumns), QLatin1String(recipientColumns), QLatin1String(senderColumns))};

// $1 id, $2 caller, $3 everybody's, $4 now.
const Statement markRead {QStringLiteral("mark read"),
    QStringLiteral(R"(
WITH %4, changed AS (
    UPDATE notifications n SET is_read = true, read_at = $4 FROM picked p WHERE n.id = p.id RETURNING %1
), %2
SELECT %3 FROM change c)")
        .arg(QLatin1String(journal::notificationFacts),
            journal::inboxChange("changed", "-1",
                {{"kind", "'read'"}, {"at", "$4::timestamptz"}, {"took", "$4::timestamptz - f.due_at"}}),
            QLatin1String(journal::changeColumns),
            journal::lockInOrder("n.id = $1 AND ($3 OR n.recipient_id = $2) AND n.is_due AND NOT n.is_read"))};

// What the update gives back no longer tells when it was read: that is read with the lock.
const Statement markUnread {QStringLiteral("mark unread"),
    QStringLiteral(R"(
WITH %4, changed AS (
    UPDATE notifications n SET is_read = false, read_at = NULL FROM picked p WHERE n.id = p.id RETURNING %1, p.read_at
), %2
SELECT %3 FROM change c)")
        .arg(QLatin1String(journal::notificationFacts),
            journal::inboxChange(
                "changed", "1", {{"kind", "'unread'"}, {"at", "$4::timestamptz"}, {"took", "f.read_at - f.due_at"}}),
            QLatin1String(journal::changeColumns),
            journal::lockInOrder(
                "n.id = $1 AND ($3 OR n.recipient_id = $2) AND n.is_due AND n.is_read", "n.id, n.read_at"))};

// $1 ids, $2 when each arrived, in milliseconds since the epoch, $3 which way.
const Statement markDelivered {QStringLiteral("mark delivered"),
    QStringLiteral(R"(
WITH picked AS MATERIALIZED (
    SELECT n.id, a.at FROM notifications n JOIN unnest($1::uuid[], $2::bigint[]) AS a (id, at) ON a.id = n.id
    WHERE n.delivered_at IS NULL AND n.is_due ORDER BY n.id FOR NO KEY UPDATE OF n
), changed AS (
    UPDATE notifications n SET delivered_at = to_timestamp(a.at / 1000.0), delivered_by = $3::in_app_way,
        delivery_status = delivery_status(CASE WHEN n.delivery_status = 'pending' THEN
            (SELECT count(*) FROM deliveries WHERE notification_id = n.id AND status = 'pending') ELSE 0 END,
            0, 0, true, n.named_channels)
    FROM picked a WHERE n.id = a.id RETURNING %1, n.delivered_at, n.delivered_by
), %2
SELECT)")
        .arg(QLatin1String(journal::notificationFacts),
            journal::notificationFact("delivered", "changed",
                {{"kind", "'delivered'"}, {"at", "f.delivered_at"}, {"detail", "f.delivered_by::text"},
                    {"was", journal::inAppState}, {"became", "'delivered'::delivery_state"},
                    {"took", "CASE WHEN f.delivered_by = 'socket' THEN f.delivered_at - f.due_at END"}}))};

QVariant jsonValue(bool isThere, void (*write)(model::JsonWriter &, const Plan &), const Plan &plan)
{
    if (!isThere)
        return {};
    model::JsonWriter json;
    write(json, plan);
    return QString::fromUtf8(json.take());
}

QVariantList valuesFor(const NewNotification &fresh)
{
    const model::NotificationDraft &draft = fresh.draft;
    QVariantList values {toString(fresh.id), draft.recipientId.value,
        fresh.sender ? QVariant(fresh.sender->value) : QVariant(), QString(word(draft.type)),
        QString(word(fresh.priority)), timeValue(fresh.createdAt), timeValue(draft.scheduledFor), draft.title,
        draft.message, arrayValue(fresh.plan.channels)};
    values += valuesOf(draft.metadata);
    values += draft.channels ? QVariant(arrayValue(*draft.channels)) : QVariant();
    values += jsonValue(!fresh.plan.suppressed.isEmpty(), &writeSuppressed, fresh.plan);
    values += valuesOf(fresh.trace);
    if (!fresh.plan.deliveries.isEmpty())
        values += jsonValue(true, &writeDeliveries, fresh.plan);
    return values;
}

const Statement &statementFor(const NewNotification &fresh)
{
    if (fresh.draft.scheduledFor.isValid())
        return schedule;
    return fresh.plan.deliveries.isEmpty() ? createPlain : createWithDeliveries;
}

Error notFound() { return {ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")}; }

} // namespace

Notification asStored(const NewNotification &fresh, model::DeliveryStatus status)
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
    notification.deliveryStatus = status;
    notification.channels = fresh.plan.channels;
    notification.metadata = draft.metadata;
    return notification;
}

Result<StoredNotification> Notifications::create(const NewNotification &fresh)
{
    Result<Rows> rows = m_connection.run(statementFor(fresh), valuesFor(fresh));
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::InvalidRecipient, QStringLiteral("The recipient is unknown or inactive."),
            {{QStringLiteral("recipient_id"), QStringLiteral("NOTIF_005"),
                QStringLiteral("Unknown or inactive user.")}}};

    const std::optional<model::Person> recipient = personFrom(*rows), sender = personFrom(*rows);
    StoredNotification stored {asStored(fresh, rows->word(&model::deliveryStatusFromWord)), {}};
    stored.notification.recipient = recipient.value_or(model::Person());
    stored.notification.sender = sender;
    if (!rows->isNull()) {
        InboxChange change;
        change.user = stored.notification.recipient.id;
        change.version = rows->integer();
        change.unreadCount = int(rows->integer());
        change.kind = InboxChange::Kind::Created;
        change.notificationId = fresh.id;
        change.notification = stored.notification;
        stored.change = change;
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
        result.items += notificationFrom(*rows);
        const std::optional<qint64> count = rows->optionalInteger();
        if (!page.cursor)
            result.count = count;
        if (filter.forAdmin) {
            result.items.last().recipient = personFrom(*rows).value_or(model::Person());
            result.items.last().channelStates = channelStatesFrom(*rows);
        }
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
    Notification notification = notificationFrom(*rows);
    notification.recipient = personFrom(*rows).value_or(model::Person());
    notification.sender = personFrom(*rows);
    notification.deliveryAttempts = int(rows->integer());
    notification.lastDeliveryAttempt = rows->time();
    const Result<QJsonDocument> errors = model::jsonFrom(rows->bytes().toByteArray());
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
    return rows ? Result(journal::onlyChangeFrom(*rows)) : rows.error();
}

Result<void> Notifications::markDelivered(const QList<Arrival> &arrivals, InAppWay way)
{
    QList<NotificationId> ids;
    QStringList times;
    for (const Arrival &arrival : arrivals) {
        ids += arrival.id;
        times += QString::number(arrival.at.toMSecsSinceEpoch());
    }
    const QString wayValue = way == InAppWay::Socket ? QStringLiteral("socket") : QStringLiteral("fetch");
    const Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(store::markDelivered, {arrayValue(ids), arrayValue(times), wayValue});
    });
    return rows ? Result<void>() : rows.error();
}

} // namespace mc::store
