#pragma once

#include "model/user.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// What is known of a token that `token create` made. The token itself is not.
struct IssuedToken
{
    QUuid id; ///< its `jti`
    QString subject;
    model::Role role = model::Role::Service;
    QDateTime issuedAt;
    QDateTime expiresAt;
    QDateTime revokedAt {}; ///< invalid: it was not withdrawn
    QDateTime lastUsedAt {}; ///< to the hour; invalid: never
};

/// Tokens that were made for modules and people by hand, so that they can be listed and withdrawn (CONTRACT section 12).
class IssuedTokens
{
public:
    /// At most so many that have not expired: every instance has them in memory.
    static constexpr int most = 10'000;

    explicit IssuedTokens(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Error: conflict when there are too many.
    model::Result<void> add(const IssuedToken &token);
    /// All that are kept, the oldest first.
    model::Result<QList<IssuedToken>> list();
    /// Withdraws it; one that was withdrawn stays as it is. Error: not_found.
    model::Result<IssuedToken> revoke(const QUuid &id, const QDateTime &now);
    /// Those that have not expired at `now`, and whether they were withdrawn.
    model::Result<QHash<QUuid, bool>> live(const QDateTime &now);
    /// Notes that these were used, where the last hour does not say so.
    model::Result<void> noteUse(const QList<QUuid> &ids, const QDateTime &now);
    /// Forgets up to `most` that had expired before then; answers how many.
    model::Result<int> forgetExpired(const QDateTime &before, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
