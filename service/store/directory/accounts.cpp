#include "store/directory/accounts.h"

#include "store/directory/users.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

const Statement findAccount {QStringLiteral("find account"),
    QStringLiteral("SELECT u.id, a.password_hash FROM users u JOIN accounts a ON a.user_id = u.id "
                   "WHERE u.username = $1 AND u.is_active")};

const Statement setAccountPassword {QStringLiteral("set password"), QStringLiteral(R"(
WITH account AS (
    INSERT INTO accounts (user_id, password_hash) SELECT id, $2 FROM users WHERE username = $1
    ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, updated_at = now() RETURNING user_id
), ended AS (
    DELETE FROM refresh_tokens WHERE user_id = (SELECT user_id FROM account)
)
SELECT user_id FROM account)")};

const Statement rehashAccount {
    QStringLiteral("rehash password"), QStringLiteral("UPDATE accounts SET password_hash = $2 WHERE user_id = $1")};

const Statement addToken {QStringLiteral("add refresh token"),
    QStringLiteral("INSERT INTO refresh_tokens (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)")};

const Statement findToken {QStringLiteral("find refresh token"),
    QStringLiteral("SELECT u.id FROM refresh_tokens t JOIN users u ON u.id = t.user_id "
                   "WHERE t.token_hash = $1 AND t.expires_at > $2 AND u.is_active")};

const Statement forgetTokens {QStringLiteral("forget refresh tokens"),
    QStringLiteral("DELETE FROM refresh_tokens WHERE token_hash = ANY (ARRAY("
                   "SELECT token_hash FROM refresh_tokens WHERE expires_at < $1 LIMIT $2))")};

} // namespace

Result<std::optional<Account>> Accounts::findByName(const QString &username)
{
    Result<Rows> rows = m_connection.run(findAccount, {username});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<Account>();
    const model::UserId id = rows->userId();
    const QByteArray hash = rows->bytes().toByteArray();
    Result<model::User> user = Users(m_connection).find(id);
    if (!user)
        return user.error();
    return std::optional(Account {*user, hash});
}

Result<void> Accounts::setPassword(const QString &username, const QByteArray &passwordHash)
{
    Result<Rows> rows = m_connection.run(setAccountPassword, {username, QString::fromLatin1(passwordHash)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no user with that name.")};
    return {};
}

Result<void> Accounts::rehash(model::UserId user, const QByteArray &passwordHash)
{
    const Result<Rows> rows = m_connection.run(rehashAccount, {user.value, QString::fromLatin1(passwordHash)});
    return rows ? Result<void>() : rows.error();
}

Result<void> Accounts::addRefreshToken(
    const QByteArray &tokenHash, model::UserId user, const QDateTime &now, const QDateTime &expiresAt)
{
    const Result<Rows> rows = m_connection.run(addToken, {tokenHash, user.value, timeValue(now), timeValue(expiresAt)});
    return rows ? Result<void>() : rows.error();
}

Result<std::optional<model::User>> Accounts::findByRefreshToken(const QByteArray &tokenHash, const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(findToken, {tokenHash, timeValue(now)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<model::User>();
    Result<model::User> user = Users(m_connection).find(rows->userId());
    if (!user)
        return user.error();
    return std::optional(*user);
}

Result<int> Accounts::forgetExpired(const QDateTime &now, int most)
{
    const Result<Rows> rows = m_connection.run(forgetTokens, {timeValue(now), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
