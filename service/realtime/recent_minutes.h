#pragma once

#include "model/live_minutes.h"
#include "store/statistics/latency_histogram.h"

namespace mc::realtime {

/// What happened to deliveries in the minutes of the last day, for those who begin to watch: what the watch saw, and nothing of the
/// time before. Belongs to the watch's thread.
class RecentMinutes
{
public:
    static constexpr int most = 1440;

    struct Look
    {
        QDateTime since; ///< the look before; invalid: none
        QDateTime at;
        std::array<model::LiveRates, model::allChannels.size()> counts = {}; ///< between the two
        store::LatencyHistogram latencies {}; ///< of the same time
        model::QueueStatistics queue {};
        qint64 connectedClients = 0;
    };
    /// What happened between looks that are more than a minute apart is left out: nobody knows when it did.
    void add(const Look &look);

    /// Oldest first, without those of which nothing is known; the last one is under way.
    const QList<model::LiveMinute> &all() const { return m_minutes; }
    /// Something of the minute of that time is known.
    bool knows(const QDateTime &time) const;

private:
    model::LiveMinute &minuteOf(qint64 number);

    QList<model::LiveMinute> m_minutes;
    store::LatencyHistogram m_latencies; ///< of the last one
};

} // namespace mc::realtime
