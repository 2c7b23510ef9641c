#pragma once

#include "console/dashboard/live_history.h"
#include "console/widgets/time_chart.h"

namespace mc::console {

/// How many were sent a minute by each channel, over the range up to now.
ChartFigures throughputFigures(const LiveHistory &history, LiveHistory::Range range, const QDateTime &now);
/// How long deliveries took: p50, p95 and p99.
ChartFigures latencyFigures(const LiveHistory &history, LiveHistory::Range range, const QDateTime &now);

} // namespace mc::console
