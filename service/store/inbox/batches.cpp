#include "store/inbox/batches.h"

#include "model/json_text.h"
#include "store/directory/recipients.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

const Statement create {QStringLiteral("create batch"), QStringLiteral(R"(
INSERT INTO batches (id, sender_id, draft, user_ids, role, clinic_id, accepted, created_at, status, finished_at)
VALUES ($1, $2, $3::jsonb, $4::bigint[], $5::user_role, $6, $7, $8, CASE WHEN $7 = 0 THEN 'done' ELSE 'running' END::batch_status,
        CASE WHEN $7 = 0 THEN $8::timestamptz END))")};

constexpr char select[] = R"(
SELECT status, accepted, created, cancelled, (date_part('epoch', created_at) * 1000)::bigint,
       (date_part('epoch', finished_at) * 1000)::bigint FROM batches WHERE id = $1)";
const Statement find {QStringLiteral("find batch"), QLatin1String(select)};
const Statement lock {QStringLiteral("lock batch"), QLatin1String(select) + QStringLiteral(" FOR NO KEY UPDATE")};

// In turns by priority, so that a batch for a few people doesn't wait for the end of one for everybody. What failed goes behind the
// others. There are never so many running ones that their order needs an index.
const Statement lockNext {QStringLiteral("lock next batch"), QStringLiteral(R"(
SELECT id, sender_id, draft, user_ids, role, clinic_id, audience_at::text, last_user_id,
       (date_part('epoch', created_at) * 1000)::bigint
FROM batches WHERE status = 'running'
ORDER BY failures, CASE
        WHEN draft->>'priority' = 'critical' OR draft->'context'->>'urgent' = 'true' THEN 0
        WHEN draft->>'priority' = 'high' THEN 1
        WHEN draft->>'priority' = 'low' THEN 3
        ELSE 2 END,
    stepped_at NULLS FIRST, created_at
LIMIT 1 FOR UPDATE SKIP LOCKED)")};

const Statement advance {QStringLiteral("advance batch"), QStringLiteral(R"(
UPDATE batches SET last_user_id = $2, created = created + $3, failures = 0, stepped_at = $5::timestamptz,
    status = CASE WHEN $4 THEN 'done' ELSE status::text END::batch_status,
    finished_at = CASE WHEN $4 THEN $5::timestamptz END
WHERE id = $1)")};

const Statement cancel {QStringLiteral("cancel batch"), QStringLiteral(R"(
UPDATE batches SET status = 'cancelled', cancelled = $2, is_cancelling = $2 > 0, finished_at = $3 WHERE id = $1)")};

const Statement lockNextCancelled {QStringLiteral("lock next cancelled batch"), QStringLiteral(R"(
SELECT id, (date_part('epoch', finished_at) * 1000)::bigint
FROM batches WHERE is_cancelling ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)")};

const Statement finishCancelling {QStringLiteral("finish cancelling batch"),
    QStringLiteral("UPDATE batches SET is_cancelling = false WHERE id = $1")};

const Statement countFailure {QStringLiteral("count batch's failure"), QStringLiteral(R"(
UPDATE batches SET failures = failures + 1, stepped_at = $2::timestamptz,
    status = CASE WHEN failures >= 4 THEN 'failed' ELSE status::text END::batch_status,
    finished_at = CASE WHEN failures >= 4 THEN $2::timestamptz END
WHERE id = $1 AND status = 'running')")};

QVariant senderValue(const std::optional<model::UserId> &sender)
{
    return sender ? QVariant(sender->value) : QVariant();
}

} // namespace

Result<void> Batches::create(const NewBatch &batch)
{
    const QVariantList head {uuidValue(batch.id), senderValue(batch.sender), QString::fromUtf8(batch.content)};
    const Result<Rows> rows = m_connection.run(
        store::create, head + valuesOf(batch.audience) + QVariantList {batch.accepted, timeValue(batch.createdAt)});
    return rows ? Result<void>() : rows.error();
}

Result<model::Batch> Batches::find(const QUuid &id) { return find(store::find, id); }

Result<model::Batch> Batches::lock(const QUuid &id) { return find(store::lock, id); }

Result<model::Batch> Batches::find(const Statement &statement, const QUuid &id)
{
    Result<Rows> rows = m_connection.run(statement, {uuidValue(id)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such batch.")};
    model::Batch batch;
    batch.id = id;
    batch.status = rows->word(&model::batchStatusFromWord);
    batch.accepted = int(rows->integer());
    batch.created = int(rows->integer());
    batch.cancelled = int(rows->integer());
    batch.createdAt = rows->time();
    batch.finishedAt = rows->time();
    if (batch.status == model::BatchStatus::Done || batch.status == model::BatchStatus::Failed)
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

Result<void> Batches::advance(const QUuid &id, model::UserId last, int created, bool isDone, const QDateTime &now)
{
    const Result<Rows> rows
        = m_connection.run(store::advance, {uuidValue(id), last.value, created, isDone, timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<void> Batches::cancel(const QUuid &id, int notifications, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(store::cancel, {uuidValue(id), notifications, timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<std::optional<CancelledBatch>> Batches::lockNextCancelled()
{
    Result<Rows> rows = m_connection.run(store::lockNextCancelled);
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<CancelledBatch>();
    CancelledBatch batch;
    batch.id = rows->uuid();
    batch.at = rows->time();
    return std::optional(batch);
}

Result<void> Batches::finishCancelling(const QUuid &id)
{
    const Result<Rows> rows = m_connection.run(store::finishCancelling, {uuidValue(id)});
    return rows ? Result<void>() : rows.error();
}

Result<void> Batches::countFailure(const QUuid &id, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(store::countFailure, {uuidValue(id), timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

} // namespace mc::store
