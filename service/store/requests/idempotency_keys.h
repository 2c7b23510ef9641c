#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// The first answer to a request with an Idempotency-Key.
struct KeptAnswer
{
    int status = 0;
    QByteArray location; ///< empty: none
    QByteArray body;
};

/// Idempotency keys and the answers kept for them until they are forgotten (CONTRACT section 4). To be used inside the transaction
/// that does the work: then a second request with the same key waits until the first one's outcome is known, and work that
/// failed leaves no key behind.
class IdempotencyKeys
{
public:
    explicit IdempotencyKeys(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Takes the key for the caller: nothing when it is theirs now, the kept answer when the same request was answered
    /// before. Error: conflict when another body came with the key, or the first request is still at work after 5 s.
    model::Result<std::optional<KeptAnswer>> claim(
        const QString &caller, const QString &key, const QByteArray &requestHash, const QDateTime &now);
    model::Result<void> keep(const QString &caller, const QString &key, const KeptAnswer &answer);
    /// Forgets up to `most` keys taken before that; answers how many.
    model::Result<int> forget(const QDateTime &before, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
