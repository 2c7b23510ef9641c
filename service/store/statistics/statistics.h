#pragma once

#include "model/admin_statistics.h"
#include "store/session/database_connection.h"
#include "store/statistics/statistics_window.h"

namespace mc::store {

/// Whose statistics; neither: everybody's. Both: the user's, if they are of that clinic now, else nothing.
struct StatisticsScope
{
    std::optional<model::UserId> user;
    std::optional<qint64> clinic;
};

/// Statistics in the database. They come from the journal, which is folded into counters from time to time; each question is one
/// statement over the counters and what of the journal is not folded yet, and so is exact at any moment.
class Statistics
{
public:
    explicit Statistics(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    model::Result<model::Statistics> ofUser(model::UserId user, const StatisticsWindow &window);
    /// Without the connected clients, which no database knows of.
    model::Result<model::AdminStatistics> forAdmin(
        const StatisticsScope &scope, const StatisticsWindow &window, const QDateTime &now);

    /// What waits of everybody's.
    model::Result<model::QueueStatistics> queue(const QDateTime &now);
    /// Of it what is due, as it is now; the rest, which is much more work, stays.
    model::Result<void> updateDue(model::QueueStatistics &queue, const QDateTime &now);

    /// Folds facts of the journal, all or none: about `most`, for a transaction is folded as a whole. Answers how many: fewer
    /// mean that no more are there, or that another session is folding.
    model::Result<int> fold(int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
