#pragma once

#include "model/inbox_change.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// Where an inbox stands.
struct InboxState
{
    model::UserId user;
    qint64 version = 0; ///< the number of its latest change
    int unreadCount = 0;
};

/// The changes of an inbox behind some point, in order.
struct MissedChanges
{
    /// Created changes whose notification has been deleted since have no notification.
    QList<model::InboxChange> changes;
    /// Some of what was missed is no longer known, or is more than was asked for: load the list anew.
    bool reset = false;
};

/// Inboxes: their state, and the record of their changes, from which sockets catch up.
class Inboxes
{
public:
    explicit Inboxes(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// The state of each of these users' inboxes, in no order; unknown users are left out.
    model::Result<QList<InboxState>> states(const QList<model::UserId> &users);
    /// What changed after that version, at most `most` changes.
    model::Result<MissedChanges> since(model::UserId user, qint64 version, int most);
    /// The version the inbox had at that time; nothing when that is no longer known, or further back than `most` changes.
    model::Result<std::optional<qint64>> versionAt(model::UserId user, const QDateTime &time, int most);
    /// Forgets the changes before then by which notifications were marked read and unread over and over, each within a minute of the
    /// next: no timeline shows them. Whoever missed one is told to load the list anew. Answers how many.
    model::Result<int> forgetRepetitions(const QDateTime &before);
    /// Forgets up to `most` changes older than that which no living notification's timeline needs, and all that is told of
    /// notifications deleted by then; answers how many of the former.
    model::Result<int> forget(const QDateTime &before, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
