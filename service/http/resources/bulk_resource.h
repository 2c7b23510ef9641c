#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// Operations on many notifications at once (specification, "Bulk Operations"). One a worker, on its thread.
class BulkResource
{
public:
    BulkResource(store::Store &store, const ops::Clock &clock);

    model::Result<Answer> markAllRead(const Request &request, work::Work &work);
    model::Result<Answer> markMultipleRead(const Request &request, work::Work &work);
    model::Result<Answer> removeMultiple(const Request &request, work::Work &work);

private:
    store::Store &m_store;
    const ops::Clock &m_clock;
};

} // namespace mc::http
