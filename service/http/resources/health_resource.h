#pragma once

#include "http/answer.h"
#include "http/request.h"
#include "store/store.h"

namespace mc::http {

/// /healthz and /readyz, for whoever watches over the process (CONTRACT section 9). One a worker, on its thread.
class HealthResource
{
public:
    explicit HealthResource(store::Store &store);

    /// 200 as long as the process answers at all.
    model::Result<Answer> health(const Request &request);
    /// 200 when the database answers and knows every migration, else 503.
    model::Result<Answer> readiness(const Request &request);

private:
    store::Store &m_store;
};

} // namespace mc::http
