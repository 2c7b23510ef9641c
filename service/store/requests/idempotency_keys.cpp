#include "store/requests/idempotency_keys.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// A key is taken until housekeeping forgets it.
const Statement claimKey {QStringLiteral("claim idempotency key"), QStringLiteral(R"(
INSERT INTO idempotency_keys (caller, key, request_hash, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (caller, key) DO NOTHING RETURNING 1)")};

const Statement findKey {QStringLiteral("find idempotency key"),
    QStringLiteral("SELECT request_hash, status, location, body FROM idempotency_keys WHERE caller = $1 AND key = $2")};

const Statement keepAnswer {QStringLiteral("keep answer"),
    QStringLiteral("UPDATE idempotency_keys SET status = $3, location = $4, body = $5 WHERE caller = $1 AND key = $2")};

const Statement forgetKeys {QStringLiteral("forget idempotency keys"), QStringLiteral(R"(
DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM idempotency_keys WHERE created_at < $1 LIMIT $2)))")};

} // namespace

Result<std::optional<KeptAnswer>> IdempotencyKeys::claim(
    const QString &caller, const QString &key, const QByteArray &requestHash, const QDateTime &now)
{
    Result<Rows> claimed = m_connection.run(claimKey, {caller, key, requestHash, timeValue(now)});
    if (!claimed && m_connection.lastFailure() == SqlFailure::Locked)
        return Error {
            ErrorCode::Conflict, QStringLiteral("Another request with this Idempotency-Key is at work. Try again.")};
    if (!claimed)
        return claimed.error();
    if (claimed->next())
        return std::optional<KeptAnswer>();

    Result<Rows> rows = m_connection.run(findKey, {caller, key});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {
            ErrorCode::Conflict, QStringLiteral("Another request with this Idempotency-Key is at work. Try again.")};
    if (rows->binary() != requestHash)
        return Error {ErrorCode::Conflict, QStringLiteral("This Idempotency-Key came with another request before.")};
    KeptAnswer answer;
    answer.status = int(rows->integer());
    answer.location = rows->bytes().toByteArray();
    answer.body = rows->binary();
    return std::optional(answer);
}

Result<void> IdempotencyKeys::keep(const QString &caller, const QString &key, const KeptAnswer &answer)
{
    const Result<Rows> rows
        = m_connection.run(keepAnswer, {caller, key, answer.status, QString::fromLatin1(answer.location), answer.body});
    return rows ? Result<void>() : rows.error();
}

Result<int> IdempotencyKeys::forget(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(forgetKeys, {timeValue(before), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
