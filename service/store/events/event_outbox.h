#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// An event that a module inserted.
struct WaitingEvent
{
    qint64 nth = 0; ///< in the order of insertion
    std::optional<QByteArray> json {}; ///< nothing: it is too long to be read
};

/// An event that is set aside, and why.
struct RefusedEvent
{
    qint64 nth = 0;
    QString reason;
};

/// Events that modules insert in transactions of their own, until they are taken in.
class EventOutbox
{
public:
    static constexpr int mostBytes = 256 * 1024; ///< of one event

    explicit EventOutbox(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// For how long the first one has waited; nothing when none does.
    model::Result<std::optional<std::chrono::milliseconds>> oldestAge();
    /// Makes the transaction this runs in the only one that takes. False: another one is.
    model::Result<bool> lock();
    /// The first ones behind `after`, up to `most`, and fewer when they are long.
    model::Result<QList<WaitingEvent>> first(qint64 after, int most);
    /// Removes these; the `refused` among them are set aside. Answers how many those are.
    model::Result<int> remove(const QList<qint64> &nths, const QList<RefusedEvent> &refused, const QDateTime &now);
    /// Forgets up to `most` that were set aside before; answers how many.
    model::Result<int> forgetRefused(const QDateTime &before, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
