#include "store/directory/issued_tokens.h"

#include "store/session/rows.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

const QString columns = QStringLiteral(R"(
id, subject, role, (extract(epoch FROM issued_at) * 1000)::bigint, (extract(epoch FROM expires_at) * 1000)::bigint,
(extract(epoch FROM revoked_at) * 1000)::bigint, (extract(epoch FROM last_used_at) * 1000)::bigint)");

// $1 id, $2 subject, $3 role, $4 issued, $5 expiry, $6 most.
const Statement addToken {QStringLiteral("add issued token"), QStringLiteral(R"(
INSERT INTO issued_tokens (id, subject, role, issued_at, expires_at)
SELECT $1::uuid, $2, $3, $4::timestamptz, $5::timestamptz
WHERE (SELECT count(*) FROM issued_tokens WHERE expires_at > $4::timestamptz) < $6::int)")};

const Statement listTokens {QStringLiteral("list issued tokens"),
    QStringLiteral("SELECT %1 FROM issued_tokens ORDER BY issued_at, id").arg(columns)};

// $1 id, $2 now.
const Statement revokeToken {QStringLiteral("revoke token"),
    QStringLiteral("UPDATE issued_tokens SET revoked_at = coalesce(revoked_at, $2::timestamptz) WHERE id = $1::uuid "
                   "RETURNING %1")
        .arg(columns)};

// A minute more: the leeway of `exp`, and clocks that differ. $1 now.
const Statement liveTokens {QStringLiteral("live tokens"), QStringLiteral(R"(
SELECT id, revoked_at IS NOT NULL FROM issued_tokens WHERE expires_at > $1::timestamptz - interval '1 minute')")};

// $1 ids, $2 now.
const Statement noteTokensUsed {QStringLiteral("note tokens' use"), QStringLiteral(R"(
UPDATE issued_tokens SET last_used_at = $2::timestamptz
WHERE id = ANY ($1::uuid[]) AND coalesce(last_used_at < $2::timestamptz - interval '1 hour', true))")};

const Statement forgetTokens {QStringLiteral("forget issued tokens"), QStringLiteral(R"(
DELETE FROM issued_tokens WHERE id = ANY (ARRAY(
    SELECT id FROM issued_tokens WHERE expires_at < $1::timestamptz LIMIT $2)))")};

IssuedToken tokenFrom(Rows &row)
{
    IssuedToken token;
    token.id = row.uuid();
    token.subject = row.text();
    token.role = row.word(&model::roleFromWord);
    token.issuedAt = row.time();
    token.expiresAt = row.time();
    token.revokedAt = row.time();
    token.lastUsedAt = row.time();
    return token;
}

} // namespace

Result<void> IssuedTokens::add(const IssuedToken &token)
{
    const Result<Rows> rows = m_connection.run(addToken,
        {uuidValue(token.id), token.subject, QString(word(token.role)), timeValue(token.issuedAt),
            timeValue(token.expiresAt), most});
    if (!rows)
        return rows.error();
    if (rows->affected() == 0)
        return Error {ErrorCode::Conflict,
            QStringLiteral("There are %1 tokens that have not expired; no more are recorded.").arg(most)};
    return {};
}

Result<QList<IssuedToken>> IssuedTokens::list()
{
    Result<Rows> rows = m_connection.run(listTokens);
    if (!rows)
        return rows.error();
    QList<IssuedToken> tokens;
    while (rows->next())
        tokens += tokenFrom(*rows);
    return tokens;
}

Result<IssuedToken> IssuedTokens::revoke(const QUuid &id, const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(revokeToken, {uuidValue(id), timeValue(now)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no token with that id.")};
    return tokenFrom(*rows);
}

Result<QHash<QUuid, bool>> IssuedTokens::live(const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(liveTokens, {timeValue(now)});
    if (!rows)
        return rows.error();
    QHash<QUuid, bool> tokens;
    while (rows->next()) {
        const QUuid id = rows->uuid();
        tokens.insert(id, rows->boolean());
    }
    return tokens;
}

Result<void> IssuedTokens::noteUse(const QList<QUuid> &ids, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(noteTokensUsed, {arrayValue(ids), timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<int> IssuedTokens::forgetExpired(const QDateTime &before, int atMost)
{
    const Result<Rows> rows = m_connection.run(forgetTokens, {timeValue(before), atMost});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
