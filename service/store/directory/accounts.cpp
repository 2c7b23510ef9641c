#include "store/directory/accounts.h"

#include "store/directory/users.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

const Statement findAccount {QStringLiteral("find account"),
    QStringLiteral("SELECT u.id, a.password_hash, u.session_epoch FROM users u JOIN accounts a ON a.user_id = u.id "
                   "WHERE u.username = $1")};

// $1 role, $2 id, $3 most.
const Statement listAccounts {QStringLiteral("list accounts"), QStringLiteral(R"(
SELECT u.id, u.username, u.role, u.is_active, a.user_id IS NOT NULL
FROM users u LEFT JOIN accounts a ON a.user_id = u.id
WHERE u.id > $2 AND u.erasing_since IS NULL AND ($1::user_role IS NULL OR u.role = $1) ORDER BY u.id LIMIT $3)")};

// A first password ends nothing: there was nothing to sign in with.
const Statement setAccountPassword {QStringLiteral("set password"), QStringLiteral(R"(
WITH account AS (
    INSERT INTO accounts (user_id, password_hash) SELECT id, $2 FROM users WHERE username = $1
    ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, updated_at = now()
    RETURNING user_id, xmax <> 0 AS had_one
), begun AS (
    UPDATE users SET session_epoch = session_epoch + 1, sessions_valid_from = now()
    WHERE id = (SELECT user_id FROM account WHERE had_one)
), ended AS (
    DELETE FROM refresh_tokens WHERE user_id = (SELECT user_id FROM account)
)
SELECT user_id FROM account)")};

const Statement rehashAccount {
    QStringLiteral("rehash password"), QStringLiteral("UPDATE accounts SET password_hash = $2 WHERE user_id = $1")};

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
    const int epoch = int(rows->integer());
    Result<model::User> user = Users(m_connection).find(id);
    if (!user)
        return user.error();
    return std::optional(Account {.user = *user, .passwordHash = hash, .epoch = epoch});
}

Result<QList<AccountState>> Accounts::list(std::optional<model::Role> role, model::UserId after, int most)
{
    Result<Rows> rows
        = m_connection.run(listAccounts, {role ? QVariant(QString(word(*role))) : QVariant(), after.value, most});
    if (!rows)
        return rows.error();
    QList<AccountState> accounts;
    while (rows->next()) {
        AccountState account;
        account.user = rows->userId();
        account.username = rows->text();
        account.role = rows->word(&model::roleFromWord);
        account.isActive = rows->boolean();
        account.hasPassword = rows->boolean();
        accounts += account;
    }
    return accounts;
}

Result<model::UserId> Accounts::setPassword(const QString &username, const QByteArray &passwordHash)
{
    Result<Rows> rows = m_connection.run(setAccountPassword, {username, QString::fromLatin1(passwordHash)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no user with that name.")};
    return rows->userId();
}

Result<void> Accounts::rehash(model::UserId user, const QByteArray &passwordHash)
{
    const Result<Rows> rows = m_connection.run(rehashAccount, {user.value, QString::fromLatin1(passwordHash)});
    return rows ? Result<void>() : rows.error();
}

} // namespace mc::store
