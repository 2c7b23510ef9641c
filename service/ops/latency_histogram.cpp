#include "ops/latency_histogram.h"

#include <algorithm>

namespace mc::ops {

void LatencyHistogram::observe(std::chrono::nanoseconds duration)
{
    const double seconds = double(duration.count()) / 1e9;
    const auto bucket = std::size_t(std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin());
    m_counts[bucket].fetch_add(1, std::memory_order_relaxed);
    m_nanoseconds.fetch_add(quint64(std::max<qint64>(0, duration.count())), std::memory_order_relaxed);
}

} // namespace mc::ops
