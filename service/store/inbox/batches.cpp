#include "store/inbox/batches.h"

#include "model/json_text.h"
#include "store/directory/recipients.h"
#include "store/inbox/notification_row.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::Result;

namespace {

const Statement create {QStringLiteral("create batch"), QStringLiteral(R"(
INSERT INTO batches (id, sender_id, draft, user_ids, role, clinic_id, accepted, created_at, status, finished_at)
VALUES ($1, $2, $3::jsonb, $4::bigint[], $5::user_role, $6, $7, $8, CASE WHEN $7 = 0 THEN 'done' ELSE 'running' END::batch_status,
        CASE WHEN $7 = 0 THEN $8::timestamptz END))")};

const Statement find {QStringLiteral("find batch"), QStringLiteral(R"(
SELECT status, accepted, created, (date_part('epoch', created_at) * 1000)::bigint,
       (date_part('epoch', finished_at) * 1000)::bigint FROM batches WHERE id = $1)")};

const Statement take {QStringLiteral("take batch"), QStringLiteral(R"(
SELECT id, sender_id, draft, user_ids, role, clinic_id, audience_at::text, last_user_id,
       (date_part('epoch', created_at) * 1000)::bigint
FROM batches WHERE status = 'running' ORDER BY failures, created_at LIMIT 1 FOR UPDATE SKIP LOCKED)")};

// Inboxes are locked in the order of their users, so that no two steps wait for each other. $1 who gets it and how, $2 sender,
// $3 type, $4 priority, $5 due, $6 created at, $7 scheduled for, $8 title, $9 message,
// $10–$15 metadata, $16 channels as the sender named them, $17 batch.
const Statement add {QStringLiteral("add batch's notifications"), QStringLiteral(R"(
WITH plan AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
        AS p (id uuid, recipient_id bigint, clinic_id bigint, channels channel[], suppressed jsonb, deliveries jsonb)
), locked AS MATERIALIZED (
    SELECT user_id FROM inboxes WHERE $5 AND user_id IN (SELECT recipient_id FROM plan) ORDER BY user_id FOR NO KEY UPDATE
), inbox AS (
    UPDATE inboxes i SET version = version + 1, unread_count = unread_count + 1
    FROM locked l WHERE i.user_id = l.user_id RETURNING i.user_id, i.version, i.unread_count
), stored AS (
    INSERT INTO notifications (id, recipient_id, sender_id, notification_type, priority, delivery_status, is_due, created_at,
                               scheduled_for, title, message, channels, appointment_id, message_id, medical_record_id,
                               invoice_id, action_url, deep_link, named_channels, suppressed, clinic_id, batch_id)
    SELECT id, recipient_id, $2, $3, $4, CASE WHEN $5 AND deliveries = '[]' THEN 'sent' ELSE 'pending' END::delivery_status, $5,
           $6, $7, $8, $9, channels, $10, $11, $12, $13, $14, $15, $16, nullif(suppressed, 'null'), clinic_id, $17 FROM plan
), planned AS (
    INSERT INTO deliveries (id, notification_id, recipient_id, clinic_id, priority, channel, provider, device_id, status, reason, detail,
                            created_at, due_at, counted_at)
    SELECT d.id, p.id, p.recipient_id, p.clinic_id, $4, d.channel, d.provider, d.device_id, 'pending', d.reason, d.detail, $6, d.due_at,
           CASE WHEN d.reason IS NULL THEN $6::timestamptz END
    FROM plan p CROSS JOIN LATERAL jsonb_to_recordset(p.deliveries)
        AS d (id uuid, channel channel, provider provider, device_id bigint, reason text, detail text, due_at timestamptz)
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT i.user_id, i.version, 'created', $6, i.unread_count, p.id FROM inbox i JOIN plan p ON p.recipient_id = i.user_id
)
SELECT p.id, i.user_id, i.version, i.unread_count FROM plan p JOIN inbox i ON i.user_id = p.recipient_id)")};

const Statement advance {QStringLiteral("advance batch"), QStringLiteral(R"(
UPDATE batches SET last_user_id = $2, created = created + $3, failures = 0,
    status = CASE WHEN $4 THEN 'done' ELSE status::text END::batch_status,
    finished_at = CASE WHEN $4 THEN $5::timestamptz END
WHERE id = $1)")};

const Statement stumble {QStringLiteral("count batch's failure"), QStringLiteral(R"(
UPDATE batches SET failures = failures + 1,
    status = CASE WHEN failures >= 4 THEN 'failed' ELSE status::text END::batch_status,
    finished_at = CASE WHEN failures >= 4 THEN $2::timestamptz END
WHERE id = $1 AND status = 'running')")};

QString text(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }

QVariant senderValue(const std::optional<model::UserId> &sender)
{
    return sender ? QVariant(sender->value) : QVariant();
}

QString plansOf(const QList<NewNotification> &notifications)
{
    model::JsonWriter json(256 * (notifications.size() + 1));
    json.beginArray();
    for (const NewNotification &fresh : notifications) {
        json.beginObject()
            .field(QLatin1String("id"), toString(fresh.id))
            .field(QLatin1String("recipient_id"), fresh.draft.recipientId.value);
        if (fresh.clinicId)
            json.field(QLatin1String("clinic_id"), *fresh.clinicId);
        writePlan(json, fresh.plan);
        json.endObject();
    }
    json.endArray();
    return QString::fromUtf8(json.take());
}

} // namespace

Result<void> Batches::create(const NewBatch &batch)
{
    const QVariantList head {text(batch.id), senderValue(batch.sender), QString::fromUtf8(batch.content)};
    const Result<Rows> rows = m_connection.run(
        store::create, head + valuesOf(batch.audience) + QVariantList {batch.accepted, timeValue(batch.createdAt)});
    return rows ? Result<void>() : rows.error();
}

Result<model::Batch> Batches::find(const QUuid &id)
{
    Result<Rows> rows = m_connection.run(store::find, {text(id)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such batch.")};
    model::Batch batch {id, rows->word(0, &model::batchStatusFromWord), int(rows->integer(1)), int(rows->integer(2)), 0,
        rows->time(3), rows->time(4)};
    if (batch.status != model::BatchStatus::Running)
        batch.failed = batch.accepted - batch.created;
    return batch;
}

Result<std::optional<BatchStep>> Batches::take()
{
    Result<Rows> rows = m_connection.run(store::take);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<BatchStep>();
    BatchStep step;
    step.id = QUuid::fromString(rows->text(0));
    if (!rows->isNull(1))
        step.sender = rows->userId(1);
    const Result<QJsonObject> content = model::jsonObjectFrom(rows->bytes(2).toByteArray());
    if (!content)
        return content.error();
    step.content = *content;
    for (const QByteArrayView id : rows->array(3))
        step.audience.userIds += model::UserId {id.toLongLong()};
    step.audience.role = model::roleFromWord(rows->text(4));
    if (!rows->isNull(5))
        step.audience.clinicId = rows->integer(5);
    step.knownAt = rows->text(6);
    step.after = rows->userId(7);
    step.createdAt = rows->time(8);
    return std::optional(step);
}

Result<QList<InboxChange>> Batches::add(const QUuid &batch, const QList<NewNotification> &notifications)
{
    if (notifications.isEmpty())
        return QList<InboxChange>();
    const NewNotification &like = notifications.first();
    const model::NotificationDraft &draft = like.draft;
    const QVariantList content {plansOf(notifications), senderValue(like.sender), QString(word(draft.type)),
        QString(word(like.priority)), !draft.scheduledFor.isValid(), timeValue(like.createdAt),
        timeValue(draft.scheduledFor), draft.title, draft.message};
    const QVariantList rest {draft.channels ? QVariant(arrayValue(*draft.channels)) : QVariant(), text(batch)};
    Result<Rows> rows = m_connection.run(store::add, content + valuesOf(draft.metadata) + rest);
    if (!rows)
        return rows.error();
    QHash<model::NotificationId, const NewNotification *> byId;
    for (const NewNotification &fresh : notifications)
        byId.insert(fresh.id, &fresh);
    QList<InboxChange> changes;
    changes.reserve(rows->count());
    while (rows->next()) {
        InboxChange change;
        change.user = rows->userId(1);
        change.version = rows->integer(2);
        change.unreadCount = int(rows->integer(3));
        change.kind = InboxChange::Kind::Created;
        change.notificationId = rows->notificationId(0);
        change.notification = asStored(*byId.value(change.notificationId));
        changes += change;
    }
    return changes;
}

Result<void> Batches::advance(const QUuid &id, model::UserId last, int created, bool isDone, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(store::advance, {text(id), last.value, created, isDone, timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<void> Batches::stumble(const QUuid &id, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(store::stumble, {text(id), timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

} // namespace mc::store
