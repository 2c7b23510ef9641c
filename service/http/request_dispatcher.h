#pragma once

#include "http/admitted_request.h"
#include "http/authenticator.h"
#include "http/cors.h"
#include "http/request_metrics.h"
#include "http/router.h"
#include "ops/clock.h"

namespace mc::http {

/// Answers requests in two steps. By the head alone it tells who calls and whether that is not too often, finds the route and
/// whether they may: all of it without the database. With the body it makes sure of the caller and runs the handler. Every error
/// becomes a problem answer. One per thread that serves sockets or answers requests; the two steps of a request may be taken by
/// different ones.
class RequestDispatcher
{
public:
    RequestDispatcher(const Router &router, Resources &resources, const Authenticator &authenticator,
        store::Store &store, bus::Bus &bus, const ops::Clock &clock, RateLimiter &limiter, const Cors &cors,
        RequestMetrics &metrics);

    using Admitted = std::unique_ptr<AdmittedRequest>;
    /// By the head alone: the answer that refuses the request, or answers a browser's preflight; or leave to go on.
    std::variant<Answer, Admitted> admit(const admission::RequestHead &head, const QHostAddress &peer) const;
    /// The answer to a whole request. None: somebody else's lock stood in its way, nothing was done, and it is to be tried again
    /// later. That ends after five seconds.
    std::optional<Answer> answer(AdmittedRequest &admitted) const;
    /// The answer to one that is given up instead.
    Answer refuse(AdmittedRequest &admitted, const model::Error &error) const;

private:
    using Match = model::Result<Router::Match>;
    using Clock = std::chrono::steady_clock;

    std::optional<Answer> refusalOf(AdmittedRequest &admitted) const;
    std::optional<Answer> refusalByLimit(AdmittedRequest &admitted, const model::Result<auth::Caller> &caller) const;
    std::optional<model::Error> refusalByRoute(
        AdmittedRequest &admitted, const Match &match, const model::Result<auth::Caller> &caller) const;
    model::Result<Answer> respond(AdmittedRequest &admitted) const;
    model::Result<Answer> handle(const Route &route, const Request &request) const;
    Answer problemOf(const model::Error &error, const Request &request) const;
    Answer finished(Answer answer, AdmittedRequest &admitted) const;

    const Router &m_router;
    Resources &m_resources;
    const Authenticator &m_authenticator;
    store::Store &m_store;
    bus::Bus &m_bus;
    const ops::Clock &m_clock;
    RateLimiter &m_limiter;
    const Cors &m_cors;
    RequestMetrics &m_metrics;
};

} // namespace mc::http
