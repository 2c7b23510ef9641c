#pragma once

#include "events/ingestion.h"
#include "ops/metrics.h"

namespace mc::events {

/// Counts events by type and outcome, for Prometheus. One for each thread.
class EventCounters
{
public:
    explicit EventCounters(ops::Metrics &metrics)
        : m_metrics(metrics)
    {
    }

    void count(const Ingested &outcome);

private:
    ops::Metrics &m_metrics;
    QHash<QByteArray, std::array<prometheus::Counter *, 3>> m_counters; ///< by type and EventOutcome
};

} // namespace mc::events
