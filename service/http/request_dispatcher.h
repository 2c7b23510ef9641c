#pragma once

#include "http/authenticator.h"
#include "http/router.h"
#include "http/unit_of_work.h"

namespace mc::http {

/// Answers requests: finds the route, tells who calls and whether they may, runs the handler, and turns every error into
/// a problem answer. One a worker, on its thread.
class RequestDispatcher
{
public:
    RequestDispatcher(const Resources &resources, const Authenticator &authenticator, store::Store &store, realtime::Bus &bus,
        const ops::Clock &clock);

    Answer answer(Request &request) const;

private:
    model::Result<Answer> handled(Request &request) const;
    Answer refusal(const model::Error &error, const Request &request) const;

    Router m_router;
    const Resources m_resources;
    const Authenticator &m_authenticator;
    store::Store &m_store;
    realtime::Bus &m_bus;
    const ops::Clock &m_clock;
};

} // namespace mc::http
