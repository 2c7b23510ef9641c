#include "store/inbox/batches.h"

#include "model/json_text.h"
#include "store/deliveries/planned.h"
#include "store/directory/recipients.h"
#include "store/inbox/notification_row.h"
#include "store/journal/journal.h"

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

const Statement lockNext {QStringLiteral("lock next batch"), QStringLiteral(R"(
SELECT id, sender_id, draft, user_ids, role, clinic_id, audience_at::text, last_user_id,
       (date_part('epoch', created_at) * 1000)::bigint
FROM batches WHERE status = 'running' ORDER BY failures, created_at LIMIT 1 FOR UPDATE SKIP LOCKED)")};

// $1 who gets it and how, $2 sender, $3 type, $4 priority, $5 created at, $6 scheduled for, $7 title, $8 message, $9–$14 metadata,
// $15 channels as the sender named them, $16 batch. %1 whether they are due, %2 what facts are made from, %3 what is told.
constexpr char add[] = R"(
WITH plan AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
        AS p (id uuid, recipient_id bigint, clinic_id bigint, channels channel[], suppressed jsonb, deliveries jsonb)
), stored AS (
    INSERT INTO notifications AS n (id, recipient_id, sender_id, notification_type, priority, delivery_status, is_due, created_at,
                                    scheduled_for, title, message, channels, appointment_id, message_id, medical_record_id,
                                    invoice_id, action_url, deep_link, named_channels, suppressed, clinic_id, batch_id)
    SELECT id, recipient_id, $2, $3, $4, delivery_status((NOT %1 OR deliveries <> '[]')::int, 0, 0, false, NULL), %1,
           $5, $6, $7, $8, channels, $9, $10, $11, $12, $13, $14, $15, nullif(suppressed, 'null'), clinic_id, $16 FROM plan
    RETURNING %2, n.delivery_status
), %3)";

Statement addDueStatement()
{
    const QString told = journal::inboxChanges("stored", "1", "f.id", journal::created())
        + QStringLiteral(", placed AS (\n    SELECT s.*, p.deliveries FROM stored s JOIN plan p ON p.id = s.id\n), ")
        + plannedDeliveries("placed", "f.deliveries", "f.created_at")
        + QStringLiteral("\nSELECT %1, s.delivery_status FROM change c JOIN stored s ON s.id = c.notification_id")
              .arg(QLatin1String(journal::changeColumns));
    return {QStringLiteral("add batch's notifications"),
        QLatin1String(add).arg(QLatin1String("true"), QLatin1String(journal::notificationFacts), told)};
}

Statement addScheduledStatement()
{
    const QString told = journal::notificationFact("told", "stored", journal::scheduled())
        + QStringLiteral("\nSELECT FROM stored WHERE false");
    return {QStringLiteral("schedule batch's notifications"),
        QLatin1String(add).arg(QLatin1String("false"), QLatin1String(journal::notificationFacts), told)};
}

const Statement addDue = addDueStatement();
const Statement addScheduled = addScheduledStatement();

const Statement advance {QStringLiteral("advance batch"), QStringLiteral(R"(
UPDATE batches SET last_user_id = $2, created = created + $3, failures = 0,
    status = CASE WHEN $4 THEN 'done' ELSE status::text END::batch_status,
    finished_at = CASE WHEN $4 THEN $5::timestamptz END
WHERE id = $1)")};

const Statement countFailure {QStringLiteral("count batch's failure"), QStringLiteral(R"(
UPDATE batches SET failures = failures + 1,
    status = CASE WHEN failures >= 4 THEN 'failed' ELSE status::text END::batch_status,
    finished_at = CASE WHEN failures >= 4 THEN $2::timestamptz END
WHERE id = $1 AND status = 'running')")};

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
    const QVariantList head {uuidValue(batch.id), senderValue(batch.sender), QString::fromUtf8(batch.content)};
    const Result<Rows> rows = m_connection.run(
        store::create, head + valuesOf(batch.audience) + QVariantList {batch.accepted, timeValue(batch.createdAt)});
    return rows ? Result<void>() : rows.error();
}

Result<model::Batch> Batches::find(const QUuid &id)
{
    Result<Rows> rows = m_connection.run(store::find, {uuidValue(id)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such batch.")};
    model::Batch batch;
    batch.id = id;
    batch.status = rows->word(&model::batchStatusFromWord);
    batch.accepted = int(rows->integer());
    batch.created = int(rows->integer());
    batch.createdAt = rows->time();
    batch.finishedAt = rows->time();
    if (batch.status != model::BatchStatus::Running)
        batch.failed = batch.accepted - batch.created;
    return batch;
}

Result<std::optional<BatchStep>> Batches::lockNext()
{
    Result<Rows> rows = m_connection.run(store::lockNext);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<BatchStep>();
    BatchStep step;
    step.id = rows->uuid();
    if (const std::optional<qint64> sender = rows->optionalInteger())
        step.sender = model::UserId {*sender};
    const Result<QJsonObject> content = model::jsonObjectFrom(rows->bytes().toByteArray());
    if (!content)
        return content.error();
    step.content = *content;
    for (const QByteArrayView id : rows->array())
        step.audience.userIds += model::UserId {id.toLongLong()};
    step.audience.role = rows->optionalWord(&model::roleFromWord);
    step.audience.clinicId = rows->optionalInteger();
    step.knownAt = rows->text();
    step.after = rows->userId();
    step.createdAt = rows->time();
    return std::optional(step);
}

Result<QList<InboxChange>> Batches::add(const QUuid &batch, const QList<NewNotification> &notifications)
{
    if (notifications.isEmpty())
        return QList<InboxChange>();
    const NewNotification &like = notifications.first();
    const model::NotificationDraft &draft = like.draft;
    const bool isDue = !draft.scheduledFor.isValid();
    const QVariantList content {plansOf(notifications), senderValue(like.sender), QString(word(draft.type)),
        QString(word(like.priority)), timeValue(like.createdAt), timeValue(draft.scheduledFor), draft.title,
        draft.message};
    const QVariantList rest {draft.channels ? QVariant(arrayValue(*draft.channels)) : QVariant(), uuidValue(batch)};
    Result<Rows> rows = m_connection.run(isDue ? addDue : addScheduled, content + valuesOf(draft.metadata) + rest);
    if (!rows)
        return rows.error();
    QHash<model::NotificationId, const NewNotification *> byId;
    for (const NewNotification &fresh : notifications)
        byId.insert(fresh.id, &fresh);
    QList<InboxChange> changes;
    changes.reserve(rows->count());
    while (rows->next()) {
        InboxChange change = journal::changeFrom(*rows);
        change.notification = asStored(*byId.value(change.notificationId), rows->word(&model::deliveryStatusFromWord));
        changes += change;
    }
    return changes;
}

Result<void> Batches::advance(const QUuid &id, model::UserId last, int created, bool isDone, const QDateTime &now)
{
    const Result<Rows> rows
        = m_connection.run(store::advance, {uuidValue(id), last.value, created, isDone, timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<void> Batches::countFailure(const QUuid &id, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(store::countFailure, {uuidValue(id), timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

} // namespace mc::store
