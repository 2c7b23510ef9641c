#pragma once

#include "http/json_answer.h"
#include "http/readiness.h"
#include "http/request.h"
#include "ops/clock.h"
#include "ops/metrics.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// /healthz, /readyz and /metrics, for whoever watches over the process (CONTRACT section 9). One a worker, on its thread.
class HealthResource
{
public:
    HealthResource(store::Store &store, Readiness &readiness, const ops::Metrics &metrics, const ops::Clock &clock);

    /// 200 as long as the process answers at all.
    model::Result<Answer> health(const Request &request, work::Work &work);
    /// 200 when the database answers, knows every migration and takes changes, else 503.
    model::Result<Answer> readiness(const Request &request, work::Work &work);
    /// Everything counted, and how much waits to be delivered, as Prometheus' text; without the latter while the
    /// database does not answer.
    model::Result<Answer> metrics(const Request &request, work::Work &work);

private:
    model::Result<void> checkMigrations();
    model::Result<void> checkWriting();

    store::Store &m_store;
    Readiness &m_readiness;
    const ops::Metrics &m_metrics;
    const ops::Clock &m_clock;
};

} // namespace mc::http
