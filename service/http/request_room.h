#pragma once

#include "auth/token_verifier.h"
#include "http/request_dispatcher.h"
#include "http/resources.h"

namespace mc::http {

/// What one thread needs to answer requests: a session with the database, the resources, and the dispatcher over them. Made,
/// used and destroyed on that thread.
struct RequestRoom
{
    /// `name`: of the thread, which the session bears too.
    RequestRoom(const Shared &shared, const QString &name);

    store::Store store;
    auth::TokenVerifier verifier;
    Authenticator authenticator;
    RequestMetrics metrics;
    Resources resources;
    RequestDispatcher dispatcher;
};

} // namespace mc::http
