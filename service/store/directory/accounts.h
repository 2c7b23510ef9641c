#pragma once

#include "model/user.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// An active user with a local password.
struct Account
{
    model::User user;
    QByteArray passwordHash;
};

/// Local accounts and the refresh tokens they hold.
class Accounts
{
public:
    explicit Accounts(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Nothing when there is no such account, or its user is inactive.
    model::Result<std::optional<Account>> findByName(const QString &username);
    /// Sets the password and ends every session of the user. Error: not_found when there is no such user.
    model::Result<void> setPassword(const QString &username, const QByteArray &passwordHash);
    /// Replaces a hash by one of the same password, with today's costs.
    model::Result<void> rehash(model::UserId user, const QByteArray &passwordHash);

    model::Result<void> addRefreshToken(
        const QByteArray &tokenHash, model::UserId user, const QDateTime &now, const QDateTime &expiresAt);
    /// The active user the token belongs to; nothing when it is unknown or has expired.
    model::Result<std::optional<model::User>> findByRefreshToken(const QByteArray &tokenHash, const QDateTime &now);
    /// Forgets up to `most` tokens that have expired; answers how many.
    model::Result<int> forgetExpired(const QDateTime &now, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
