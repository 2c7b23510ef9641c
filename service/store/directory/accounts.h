#pragma once

#include "model/user.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A user with a local password, perhaps an inactive one.
struct Account
{
    model::User user;
    QByteArray passwordHash;
    int epoch = 0; ///< Standing::epoch, as it was when the hash was read
};

/// Somebody of the directory, and whether they can sign in here.
struct AccountState
{
    model::UserId user;
    QString username;
    model::Role role = model::Role::Patient;
    bool isActive = false;
    bool hasPassword = false;
};

/// Local accounts.
class Accounts
{
public:
    explicit Accounts(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Nothing when there is no such account.
    model::Result<std::optional<Account>> findByName(const QString &username);
    /// Up to `most` people behind that id, by their ids, with or without a password; of one role, if it is given.
    model::Result<QList<AccountState>> list(std::optional<model::Role> role, model::UserId after, int most);
    /// Sets the password. A new one ends every session of the user, whose id it answers. Error: not_found when there is no such user.
    model::Result<model::UserId> setPassword(const QString &username, const QByteArray &passwordHash);
    /// Replaces a hash by one of the same password, with today's costs.
    model::Result<void> rehash(model::UserId user, const QByteArray &passwordHash);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
