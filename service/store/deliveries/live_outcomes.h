#pragma once

#include "model/live_deliveries.h"
#include "store/session/database_connection.h"
#include "store/statistics/latency_histogram.h"

#include <QtCore/QStringList>

namespace mc::store {

/// How far somebody has followed the outcomes: what PostgreSQL's snapshots showed at the last few looks.
struct LivePosition
{
    QStringList snapshots; ///< pg_snapshot as text, oldest first; empty: nothing was looked at yet
};

/// What happened between two looks.
struct LiveStep
{
    std::array<model::LiveRates, model::allChannels.size()> counts = {}; ///< in the order of allChannels
    LatencyHistogram latencies;
    QList<model::LiveDelivery>
        deliveries; ///< oldest first; what went wrong before what went well, if there are too many
    qint64 all = 0; ///< outcomes, told one by one or not
};

/// What became of deliveries, as they are recorded, by any instance.
class LiveOutcomes
{
public:
    explicit LiveOutcomes(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// What was committed since that position, which moves on; nothing at the first look. Each outcome is told once, but for those
    /// of a transaction that was open for more than ten looks, or beyond the first 50,000 rows of a look. At most `most` deliveries.
    model::Result<LiveStep> since(LivePosition &position, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
