#include "store/inbox/batches.h"

#include "model/json_text.h"
#include "store/directory/recipients.h"
#include "store/inbox/notification_row.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

const Statement create {QStringLiteral("create batch"), QStringLiteral(R"(
INSERT INTO batches (id, sender_id, draft, user_ids, role, clinic_id, accepted, created_at, status, finished_at,
                     trace_id, is_trace_sampled)
VALUES ($1, $2, $3::jsonb, $4::bigint[], $5::user_role, $6, $7, $8, CASE WHEN $7 = 0 THEN 'done' ELSE 'running' END::batch_status,
        CASE WHEN $7 = 0 THEN $8::timestamptz END, $9, $10))")};

constexpr char select[] = R"(
SELECT status, accepted, created, failed, cancelled, (date_part('epoch', created_at) * 1000)::bigint,
       (date_part('epoch', finished_at) * 1000)::bigint,
       ARRAY(SELECT user_id FROM batch_leftovers WHERE batch_id = id AND is_refused ORDER BY user_id LIMIT 100)
FROM batches WHERE id = $1)";
const Statement find {QStringLiteral("find batch"), QLatin1String(select)};
const Statement lock {QStringLiteral("lock batch"), QLatin1String(select) + QStringLiteral(" FOR NO KEY UPDATE")};

// In turns by priority, so that a batch for a few people doesn't wait for the end of one for everybody. What failed goes behind the
// others. There are never so many running ones that their order needs an index. $1 now.
const Statement lockNext {QStringLiteral("lock next batch"), QStringLiteral(R"(
SELECT id, sender_id, draft, user_ids, role, clinic_id, audience_at::text, is_audience_done, last_user_id,
       (date_part('epoch', created_at) * 1000)::bigint, trace_id, is_trace_sampled
FROM batches WHERE status = 'running' AND (resumes_at IS NULL OR resumes_at <= $1)
ORDER BY failures, CASE
        WHEN draft->>'priority' = 'critical' OR draft->'context'->>'urgent' = 'true' THEN 0
        WHEN draft->>'priority' = 'high' THEN 1
        WHEN draft->>'priority' = 'low' THEN 3
        ELSE 2 END,
    stepped_at NULLS FIRST, created_at
LIMIT 1 FOR UPDATE SKIP LOCKED)")};

const Statement advance {QStringLiteral("advance batch"), QStringLiteral(R"(
WITH set_aside AS (
    INSERT INTO batch_leftovers (batch_id, user_id) SELECT $1::uuid, unnest($4::bigint[]) ON CONFLICT DO NOTHING
), settled AS (
    DELETE FROM batch_leftovers WHERE batch_id = $1 AND user_id = ANY ($5::bigint[])
)
UPDATE batches SET last_user_id = $2, created = created + $3, failures = 0, stepped_at = $6 WHERE id = $1)")};

// $1 batch, $2 after, $3 most.
const Statement leftovers {QStringLiteral("batch's leftovers"), QStringLiteral(R"(
SELECT user_id FROM batch_leftovers WHERE batch_id = $1 AND NOT is_refused AND user_id > $2 ORDER BY user_id LIMIT $3)")};

// $1 batch, $2 now. Those left behind the audience are tried at once, those left behind a pass over them in a second.
const Statement finishPass {QStringLiteral("finish batch's pass"), QStringLiteral(R"(
UPDATE batches b SET last_user_id = 0, is_audience_done = true,
    resumes_at = CASE WHEN l.wait AND b.is_audience_done THEN $2::timestamptz + interval '1 second' END,
    status = CASE WHEN l.wait THEN status::text ELSE 'done' END::batch_status,
    finished_at = CASE WHEN NOT l.wait THEN $2::timestamptz END
FROM (SELECT EXISTS (SELECT FROM batch_leftovers WHERE batch_id = $1 AND NOT is_refused) AS wait) l
WHERE b.id = $1)")};

// $1 batch, $2 and $3 its position, $4 whom, $5 for good, $6 now.
const Statement passOver {QStringLiteral("pass over recipient of batch"), QStringLiteral(R"(
WITH moved AS (
    UPDATE batches SET last_user_id = $4, failed = failed + $5::boolean::int, stepped_at = $6
    WHERE id = $1 AND status = 'running' AND is_audience_done = $2 AND last_user_id = $3 RETURNING id
)
INSERT INTO batch_leftovers (batch_id, user_id, is_refused) SELECT id, $4, $5 FROM moved
ON CONFLICT (batch_id, user_id) DO UPDATE SET is_refused = excluded.is_refused)")};

// Batches that versions before gave up stand where they were. $1 batch.
const Statement resume {QStringLiteral("resume batch"), QStringLiteral(R"(
WITH resumed AS (
    UPDATE batches SET status = 'running', failed = 0, failures = 0, resumes_at = NULL, finished_at = NULL,
        last_user_id = CASE WHEN is_audience_done THEN 0 ELSE last_user_id END
    WHERE id = $1 AND failed > 0 AND status <> 'cancelled' RETURNING id
), again AS (
    UPDATE batch_leftovers l SET is_refused = false FROM resumed r WHERE l.batch_id = r.id
)
SELECT EXISTS (SELECT FROM resumed) FROM batches WHERE id = $1)")};

Error unknownBatch() { return {ErrorCode::NotFound, QStringLiteral("There is no such batch.")}; }

const Statement cancel {QStringLiteral("cancel batch"), QStringLiteral(R"(
WITH dropped AS (
    DELETE FROM batch_leftovers WHERE batch_id = $1 AND NOT is_refused
)
UPDATE batches SET status = 'cancelled', cancelled = $2, is_cancelling = $2 > 0, finished_at = $3 WHERE id = $1)")};

const Statement lockNextCancelled {QStringLiteral("lock next cancelled batch"), QStringLiteral(R"(
SELECT id, (date_part('epoch', finished_at) * 1000)::bigint
FROM batches WHERE is_cancelling ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)")};

const Statement finishCancelling {QStringLiteral("finish cancelling batch"),
    QStringLiteral("UPDATE batches SET is_cancelling = false WHERE id = $1")};

const Statement countFailure {QStringLiteral("count batch's failure"), QStringLiteral(R"(
UPDATE batches SET failures = least(failures + 1, 100), stepped_at = $2 WHERE id = $1 AND status = 'running')")};

QVariant senderValue(const std::optional<model::UserId> &sender)
{
    return sender ? QVariant(sender->value) : QVariant();
}

} // namespace

Result<void> Batches::create(const NewBatch &batch)
{
    const QVariantList head {uuidValue(batch.id), senderValue(batch.sender), QString::fromUtf8(batch.content)};
    const Result<Rows> rows = m_connection.run(store::create,
        head + valuesOf(batch.audience) + QVariantList {batch.accepted, timeValue(batch.createdAt)}
            + valuesOf(batch.trace));
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
        return unknownBatch();
    model::Batch batch;
    batch.id = id;
    batch.status = rows->word(&model::batchStatusFromWord);
    batch.accepted = int(rows->integer());
    batch.created = int(rows->integer());
    batch.failed = int(rows->integer());
    batch.cancelled = int(rows->integer());
    batch.createdAt = rows->time();
    batch.finishedAt = rows->time();
    for (const QByteArrayView user : rows->array())
        batch.refused += model::UserId {user.toLongLong()};
    return batch;
}

Result<std::optional<BatchStep>> Batches::lockNext(const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(store::lockNext, {timeValue(now)});
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
    step.position.isAudienceDone = rows->boolean();
    step.position.after = rows->userId();
    step.createdAt = rows->time();
    step.trace = traceFrom(*rows);
    return std::optional(step);
}

Result<QList<model::UserId>> Batches::leftovers(const QUuid &id, model::UserId after, int most)
{
    Result<Rows> rows = m_connection.run(store::leftovers, {uuidValue(id), after.value, most});
    if (!rows)
        return rows.error();
    QList<model::UserId> users;
    while (rows->next())
        users += rows->userId();
    return users;
}

Result<void> Batches::advance(const QUuid &id, const BatchProgress &progress, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(store::advance,
        {uuidValue(id), progress.last.value, progress.created, arrayValue(progress.left), arrayValue(progress.settled),
            timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<void> Batches::finishPass(const QUuid &id, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(store::finishPass, {uuidValue(id), timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<void> Batches::passOver(
    const QUuid &id, const BatchPosition &position, model::UserId user, bool isForGood, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(store::passOver,
        {uuidValue(id), position.isAudienceDone, position.after.value, user.value, isForGood, timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<void> Batches::resume(const QUuid &id)
{
    Result<Rows> rows = m_connection.run(store::resume, {uuidValue(id)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return unknownBatch();
    if (!rows->boolean())
        return Error {ErrorCode::Conflict,
            QStringLiteral("There is nobody to try again for: nobody failed, or it was cancelled.")};
    return {};
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
