#pragma once

#include "model/inbox_change.h"
#include "store/session/database_connection.h"

#include <QtCore/QUuid>

namespace mc::store {

/// What a step over records in the order of their ids came to.
struct RetentionStep
{
    int seen = 0; ///< fewer than asked for: there are no more that are old enough
    QUuid last; ///< of those; where the next step goes on
    int removed = 0;
    QList<model::InboxChange> changes {}; ///< to be told after the commit
};

/// Removes records that have had their time, up to `most` at once, by indexes, and passes over what others hold: each step is a short
/// transaction that nobody waits for. Statistics have counted what goes, and stay exact.
class Retention
{
public:
    explicit Retention(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Notifications that were due before then, or cancelled, with their deliveries and all that is told of them. Those to which
    /// anything happened since `quietSince` wait, and those that wait to be shown stay. Read ones go silently; of others their
    /// inboxes are told. To be run in a transaction.
    model::Result<RetentionStep> removeNotifications(
        const QDateTime &before, const QDateTime &quietSince, QUuid after, int most, const QDateTime &now);
    /// Deliveries that are not pending and were last touched before then.
    model::Result<RetentionStep> removeDeliveries(const QDateTime &before, QUuid after, int most);
    /// The journal's rows from before then that statistics have counted. Answers how many.
    model::Result<int> removeFacts(const QDateTime &before, int most);
    /// Bulk creations that ended before then. Answers how many.
    model::Result<int> removeBatches(const QDateTime &before, int most);
    /// Counters, latencies and errors by the hour, and by the day, from before then. Answer how many rows.
    model::Result<int> removeHours(const QDateTime &before, int most);
    model::Result<int> removeDays(const QDateTime &before, int most);

    /// Whether this session may clean up until it calls endCleaning(), or ends: of several instances one does at a time.
    model::Result<bool> beginCleaning();
    model::Result<void> endCleaning();

private:
    model::Result<int> countOf(const Statement &statement, const QVariantList &values);
    model::Result<int> removeCounters(QLatin1String grain, const QDateTime &before, int most);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
