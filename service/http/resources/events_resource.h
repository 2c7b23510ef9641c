#pragma once

#include "events/event_counters.h"
#include "http/json_answer.h"
#include "http/request.h"
#include "work/work.h"

namespace mc::http {

/// Events of the platform's other modules (CONTRACT section 7), in the three modes of the CloudEvents HTTP binding.
class EventsResource
{
public:
    EventsResource(events::Ingestion &ingestion, ops::Metrics &metrics);

    model::Result<Answer> accept(const Request &request, work::Work &work);

private:
    events::Ingestion &m_ingestion;
    events::EventCounters m_counters;
};

} // namespace mc::http
