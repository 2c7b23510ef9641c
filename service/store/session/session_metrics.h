#pragma once

#include "ops/latency_histogram.h"

namespace mc::store {

/// What all sessions with one database count together. Thread-safe; outlives them.
struct SessionMetrics
{
    std::atomic<int> open = 0;
    std::atomic<quint64> lost = 0; ///< ended by the server or the network
    ops::LatencyHistogram statements; ///< what the caller waited for each
};

} // namespace mc::store
