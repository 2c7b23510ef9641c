#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// What tells an event from all others.
struct EventKey
{
    QString source;
    QString id;
    bool operator==(const EventKey &) const = default;
};
inline size_t qHash(const EventKey &key, size_t seed = 0) { return qHashMulti(seed, key.source, key.id); }

/// Events that were taken in, so that none is taken in twice.
class EventLog
{
public:
    explicit EventLog(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Notes these, with their types, and answers which are new. An event that another transaction is noting is waited for; the
    /// same ones are noted in one order by everybody.
    model::Result<QSet<EventKey>> add(const QList<std::pair<EventKey, QString>> &events, const QDateTime &now);
    /// Forgets up to `most` of those that came before; answers how many.
    model::Result<int> forget(const QDateTime &before, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
