#pragma once

#include "http/authenticator.h"
#include "http/router.h"

namespace mc::http {

/// Answers requests: finds the route, tells who calls and whether they may, runs the handler, and turns every error into
/// a problem answer. One a worker, on its thread.
class RequestDispatcher
{
public:
    RequestDispatcher(Router router, const Authenticator &authenticator);

    Answer answer(Request &request) const;

private:
    model::Result<Answer> handled(Request &request) const;
    Answer refusal(const model::Error &error, const Request &request) const;

    Router m_router;
    const Authenticator &m_authenticator;
};

} // namespace mc::http
