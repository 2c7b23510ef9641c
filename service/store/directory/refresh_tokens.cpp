#include "store/directory/refresh_tokens.h"

#include "store/session/rows.h"
#include "store/session/transaction.h"

namespace mc::store {

using model::Result;
using model::UserId;

namespace {

// $1 hash, $2 family, $3 user, $4 epoch, $5 now, $6 expiry, $7 most sessions of a user.
const Statement openSession {QStringLiteral("open session"), QStringLiteral(R"(
WITH ended AS (
    DELETE FROM refresh_tokens WHERE token_hash IN (
        SELECT token_hash FROM refresh_tokens WHERE user_id = $3
        ORDER BY coalesce(rotated_at, created_at) DESC OFFSET $7::int - 1)
)
INSERT INTO refresh_tokens (token_hash, family, user_id, session_epoch, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6))")};

// $1 hash, $2 family, $3 now, $4 since when an answer may have been lost. Tokens of before sessions had families are found by
// their hash.
const Statement findSession {QStringLiteral("find session"), QStringLiteral(R"(
SELECT t.token_hash = $1,
       t.previous_hash IS NOT DISTINCT FROM $1 AND t.rotated_at >= $4,
       t.expires_at > $3 AND u.is_active AND t.session_epoch = u.session_epoch,
       u.id, u.session_epoch, t.token_hash, t.successor
FROM refresh_tokens t JOIN users u ON u.id = t.user_id
WHERE t.family = $2 OR (t.family IS NULL AND t.token_hash = $1)
FOR UPDATE OF t)")};

// $1 hash, $2 family, $3 hash of the next one, $4 the next one, sealed, $5 now, $6 expiry.
const Statement rotateToken {QStringLiteral("rotate refresh token"), QStringLiteral(R"(
UPDATE refresh_tokens SET token_hash = $3, family = $2, previous_hash = $1, successor = $4, rotated_at = $5,
    expires_at = least($6::timestamptz, created_at + interval '90 days')
WHERE token_hash = $1)")};

const Statement endByHash {
    QStringLiteral("end session by token"), QStringLiteral("DELETE FROM refresh_tokens WHERE token_hash = $1")};

const Statement endByFamily {
    QStringLiteral("end session"), QStringLiteral("DELETE FROM refresh_tokens WHERE family = $2 AND user_id = $1")};

const Statement forgetSessions {QStringLiteral("forget sessions"),
    QStringLiteral("DELETE FROM refresh_tokens WHERE token_hash = ANY (ARRAY("
                   "SELECT token_hash FROM refresh_tokens WHERE expires_at < $1 LIMIT $2))")};

Result<void> done(const Result<Rows> &rows) { return rows ? Result<void>() : rows.error(); }

} // namespace

Result<void> RefreshTokens::open(
    const HashedToken &token, UserId user, int epoch, const QDateTime &now, const QDateTime &expiresAt)
{
    return done(m_connection.run(
        openSession, {token.hash, token.family, user.value, epoch, timeValue(now), timeValue(expiresAt), mostPerUser}));
}

Result<Renewal> RefreshTokens::exchange(const Exchange &exchange)
{
    return m_connection.retrying([&] { return exchangeOnce(exchange); });
}

// Two statements, since the second has to see what another exchange of the same token has done meanwhile.
Result<Renewal> RefreshTokens::exchangeOnce(const Exchange &exchange)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        return transaction.error();
    const HashedToken &token = exchange.token;
    Result<Rows> rows = m_connection.run(
        findSession, {token.hash, token.family, timeValue(exchange.now), timeValue(exchange.lostSince)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Renewal();
    const bool isPresent = rows->boolean(), isRepeated = rows->boolean(), isGood = rows->boolean();
    Renewal renewal {.user = rows->userId(), .epoch = int(rows->integer())};
    const QByteArray presentHash = rows->binary();
    if (isGood)
        renewal.kind = isPresent ? Renewal::Kind::Rotated
            : isRepeated         ? Renewal::Kind::Repeated
                                 : Renewal::Kind::Replayed;
    if (renewal.kind == Renewal::Kind::Repeated)
        renewal.successor = rows->binary();
    Result<void> changed;
    if (renewal.kind == Renewal::Kind::Rotated)
        changed = done(m_connection.run(rotateToken,
            {token.hash, token.family, exchange.nextHash, exchange.successor, timeValue(exchange.now),
                timeValue(exchange.expiresAt)}));
    else if (renewal.kind == Renewal::Kind::Replayed)
        changed = done(m_connection.run(endByHash, {presentHash}));
    if (!changed)
        return changed.error();
    if (const Result<void> committed = transaction->commit(); !committed)
        return committed.error();
    return renewal;
}

Result<void> RefreshTokens::end(UserId user, const QByteArray &family)
{
    return done(m_connection.run(endByFamily, {user.value, family}));
}

Result<int> RefreshTokens::forgetExpired(const QDateTime &now, int most)
{
    const Result<Rows> rows = m_connection.run(forgetSessions, {timeValue(now), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
