#pragma once

#include "http/answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "realtime/bus.h"
#include "store/store.h"

namespace mc::http {

/// Operations on many notifications at once (specification, "Bulk Operations"). One a worker, on its thread.
class BulkResource
{
public:
    BulkResource(store::Store &store, realtime::Bus &bus, const ops::Clock &clock);

    model::Result<Answer> markAllRead(const Request &request);
    model::Result<Answer> markMultipleRead(const Request &request);
    model::Result<Answer> removeMultiple(const Request &request);

private:

    store::Store &m_store;
    realtime::Bus &m_bus;
    const ops::Clock &m_clock;
};

} // namespace mc::http
