#pragma once

#include "model/user.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// An active user with a local password.
struct Account
{
    model::User user;
    QByteArray passwordHash;
    int epoch = 0; ///< Standing::epoch, as it was when the hash was read
};

/// Local accounts.
class Accounts
{
public:
    explicit Accounts(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Nothing when there is no such account, or its user is inactive.
    model::Result<std::optional<Account>> findByName(const QString &username);
    /// Sets the password. A new one ends every session of the user, whose id it answers. Error: not_found when there is no such user.
    model::Result<model::UserId> setPassword(const QString &username, const QByteArray &passwordHash);
    /// Replaces a hash by one of the same password, with today's costs.
    model::Result<void> rehash(model::UserId user, const QByteArray &passwordHash);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
