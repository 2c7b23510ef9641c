#pragma once

#include "model/ids.h"
#include "store/inbox/notifications.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A table with something of a person, and what ends it: the statement's $1 is the user, $2 how many rows at most.
struct ErasedTable
{
    const char *table;
    const char *columns; ///< those that name people, separated by commas
    Statement statement;
};

/// Every table that names people in columns of its own, in the order in which they are erased, without those that erasures treat
/// by themselves. A new table with such a column is a row here; a test compares the list with the database.
const QList<ErasedTable> &erasedTables();

/// A look at some pages of the journal.
struct JournalSweep
{
    int removed = 0;
    int notCounted = 0; ///< rows that statistics have not counted yet: look again
};

/// Erases people: whatever identifies them goes at once, and what is theirs in steps, each a short transaction. The directory's row
/// stays to the end and tells that the erasure goes on, so that any instance continues it after a stop.
class Erasure
{
public:
    explicit Erasure(DatabaseConnection &connection)
        : m_connection(connection)
        , m_notifications(connection)
    {
    }

    /// Empties the user's entry, ends sessions and password, removes addresses, preferences, tokens of devices and opt-outs. Nothing,
    /// if that was done already. To be run in a transaction. Error: not_found.
    model::Result<void> begin(model::UserId user, const QDateTime &now);
    /// Those whose erasure began ten seconds ago or more, at most 100, the longest first.
    model::Result<QList<model::UserId>> underWay();

    /// Deletes up to `most` of the user's notifications, as deleting does. Answers how many.
    model::Result<int> removeNotifications(model::UserId user, int most, const QDateTime &now);
    /// Ends up to `most` rows of that table. Answers how many.
    model::Result<int> erase(const ErasedTable &table, model::UserId user, int most);
    /// How many pages the journal has.
    model::Result<qint64> journalPages();
    /// Removes what the journal has of those people on some of its pages. No index finds it: what finds single people would make every
    /// notification cost more, to be used a few times a year.
    model::Result<JournalSweep> sweepJournal(const QList<model::UserId> &users, qint64 firstPage, int pages);
    /// Whether this session may carry erasures on until it calls endWork(), or ends: of several instances one does at a time. endWork()
    /// answers that it may no longer.
    model::Result<bool> beginWork();
    model::Result<bool> endWork();
    /// Removes figures, inbox and entry: the erasure is done.
    model::Result<void> finish(model::UserId user);

private:
    model::Result<bool> truth(const Statement &statement);
    model::Result<int> affected(const Statement &statement, const QVariantList &values);

    DatabaseConnection &m_connection;
    Notifications m_notifications;
};

} // namespace mc::store
