#pragma once

#include "http/authenticator.h"
#include "http/cors.h"
#include "http/rate_limit.h"
#include "http/request_metrics.h"
#include "http/router.h"
#include "http/unit_of_work.h"

namespace mc::http {

/// Answers requests: tells who calls and whether that is not too often, finds the route and whether they may, runs the
/// handler, and turns every error into a problem answer. One a worker, on its thread.
class RequestDispatcher
{
public:
    RequestDispatcher(const Resources &resources, const Authenticator &authenticator, store::Store &store, realtime::Bus &bus,
        const ops::Clock &clock, RateLimiter &limiter, const Cors &cors, RequestMetrics &metrics);

    Answer answer(Request &request) const;

private:
    using Match = model::Result<Router::Match>;

    Answer answerTo(Request &request, const Match &match) const;
    Answer counted(Request &request, const Match &match) const;
    model::Result<Answer> handled(Request &request, const Match &match, const model::Result<Caller> &caller) const;
    Answer answerOf(const model::Result<Answer> &outcome, const Request &request) const;

    Router m_router;
    const Resources m_resources;
    const Authenticator &m_authenticator;
    store::Store &m_store;
    realtime::Bus &m_bus;
    const ops::Clock &m_clock;
    RateLimiter &m_limiter;
    const Cors &m_cors;
    RequestMetrics &m_metrics;
};

} // namespace mc::http
