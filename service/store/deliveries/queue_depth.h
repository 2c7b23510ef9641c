#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// What waits to be delivered or to appear. Each count goes up to 100,000, and then stays there.
struct QueueDepth
{
    int due = 0; ///< pending deliveries whose time has come
    int held = 0; ///< pending deliveries whose time is to come: quiet hours, retries
    double oldestDueSeconds = 0; ///< how long the longest of them has been due
    int scheduled = 0; ///< notifications that are to appear later
};

/// Reads it from the two small indexes of what waits, never from whole tables: cheap enough for a scrape.
model::Result<QueueDepth> queueDepth(DatabaseConnection &connection, const QDateTime &now);

} // namespace mc::store
