#pragma once

#include "model/admin_statistics.h"
#include "store/session/connection.h"
#include "store/statistics/statistics_window.h"

namespace mc::store {

/// Whose statistics; neither: everybody's. Both: the user's, if they are of that clinic now, else nothing.
struct StatisticsScope
{
    std::optional<model::UserId> user;
    std::optional<qint64> clinic;
};

/// Statistics in the database. They are kept by triggers, as increments beside every change, and folded into counters
/// from time to time (0007_statistics.sql); each question is one statement over both, and so is exact at any moment.
class Statistics
{
public:
    explicit Statistics(Connection &connection)
        : m_connection(connection)
    {
    }

    model::Result<model::Statistics> ofUser(model::UserId user, const StatisticsWindow &window);
    /// Without the connected clients, which no database knows of.
    model::Result<model::AdminStatistics> forAdmin(
        const StatisticsScope &scope, const StatisticsWindow &window, const QDateTime &now);

    /// Folds up to `most` increments, all or none; answers how many: fewer mean that no more are there, or that another
    /// session is folding.
    model::Result<int> fold(int most);
    /// Lets the room of folded increments be used again; with `shrink` also given back. Not in a transaction.
    model::Result<void> reclaim(bool shrink);

private:
    Connection &m_connection;
};

} // namespace mc::store
