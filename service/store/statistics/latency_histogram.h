#pragma once

#include "model/admin_statistics.h"

#include <QtCore/QMap>

namespace mc::store {

/// Latencies counted in buckets that grow by 12 % each, as latency_bucket() of the migrations deals them.
class LatencyHistogram
{
public:
    void add(int bucket, qint64 count) { m_counts[bucket] += count; }
    void add(const LatencyHistogram &other)
    {
        for (auto bucket = other.m_counts.begin(); bucket != other.m_counts.end(); ++bucket)
            add(bucket.key(), bucket.value());
    }
    void clear() { m_counts.clear(); }

    /// Interpolated within the bucket, so up to 12 % off; nothing when it is empty.
    std::optional<model::LatencyPercentiles> percentiles() const;

private:
    double percentile(double share, qint64 total) const;

    QMap<int, qint64> m_counts;
};

} // namespace mc::store
