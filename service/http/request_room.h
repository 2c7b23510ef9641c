#pragma once

#include "auth/current_verifier.h"
#include "http/inbox_visits.h"
#include "http/request_dispatcher.h"
#include "http/resources.h"

namespace mc::http {

/// What one thread needs to judge and answer requests: a session with the database, the resources, and the dispatcher over them.
/// Made, used and destroyed on that thread. The session is opened when it is first used, so a worker's, which asks the database
/// nothing, never is.
struct RequestRoom
{
    /// `name`: of the thread, which the session bears too. Its session waits only briefly for others' locks: see RequestPool.
    RequestRoom(const Shared &shared, const QString &name);

    store::Store store;
    auth::CurrentVerifier verifier;
    Authenticator authenticator;
    RequestMetrics metrics;
    Resources resources;
    RequestDispatcher dispatcher;
    InboxVisits visits;
};

} // namespace mc::http
