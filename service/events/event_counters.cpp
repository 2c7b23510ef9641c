#include "events/event_counters.h"

namespace mc::events {

namespace {

constexpr std::array words {"accepted", "duplicate", "refused"}; // by EventOutcome

} // namespace

void EventCounters::count(const Ingested &outcome)
{
    for (auto it = outcome.byType.begin(); it != outcome.byType.end(); ++it) {
        std::array<prometheus::Counter *, 3> &counters = m_counters[it.key()];
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!counters[i])
                counters[i] = &m_metrics.counter("mediconnect_events_total", "Events by type and outcome.",
                    {{"type", it.key().toStdString()}, {"outcome", words[i]}});
            counters[i]->Increment((*it)[i]);
        }
    }
}

} // namespace mc::events
