#include "store/statistics/latency_histogram.h"

#include <cmath>
#include <numeric>

namespace mc::store {

namespace {

constexpr double growth = 1.12;

// In milliseconds.
double lowerEdge(int bucket) { return bucket == 0 ? 0 : std::pow(growth, bucket - 1); }
double upperEdge(int bucket) { return std::pow(growth, bucket); }

} // namespace

std::optional<model::LatencyPercentiles> LatencyHistogram::percentiles() const
{
    const qint64 total = std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
    if (total == 0)
        return {};
    return model::LatencyPercentiles {percentile(0.50, total), percentile(0.95, total), percentile(0.99, total)};
}

double LatencyHistogram::percentile(double share, qint64 total) const
{
    const double rank = share * double(total);
    double before = 0, value = 0;
    for (auto bucket = m_counts.begin(); bucket != m_counts.end(); ++bucket) {
        const double lower = lowerEdge(bucket.key()), upper = upperEdge(bucket.key());
        value = lower + (upper - lower) * std::min(1.0, (rank - before) / double(bucket.value()));
        before += double(bucket.value());
        if (before >= rank)
            break;
    }
    return std::round(value * 10) / 10;
}

} // namespace mc::store
