#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "realtime/hub.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// /api/notifications/stats/ and admin/stats/ (the specification's section 5). One a worker, on its thread; the hub is
/// shared by all.
class StatisticsResource
{
public:
    StatisticsResource(store::Store &store, const realtime::Hub &hub, const ops::Clock &clock);

    /// The caller's own; for admins also those of any user.
    model::Result<Answer> own(const Request &request, work::Work &work);
    /// Of everybody, a user, a clinic.
    model::Result<Answer> ofAll(const Request &request, work::Work &work);

private:
    store::Store &m_store;
    const realtime::Hub &m_hub;
    const ops::Clock &m_clock;
};

} // namespace mc::http
