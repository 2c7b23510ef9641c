#include "http/request_room.h"

namespace mc::http {

namespace {

constexpr std::chrono::milliseconds lockWait(100);

} // namespace

RequestRoom::RequestRoom(const Shared &shared, const QString &name)
    : store(shared.database.waitingForLocks(lockWait), QStringLiteral("mediconnect-notifyd ") + name)
    , verifier(shared.tokens, shared.keySupply)
    , authenticator(verifier, shared.knownTokens, shared.knownUsers, store, shared.clock)
    , metrics(shared.metrics)
    , resources(shared, store)
    , dispatcher(shared.router, resources, authenticator, store, shared.bus, shared.clock, shared.limiter, shared.cors,
          metrics)
    , visits(authenticator, store, shared.clock)
{
}

} // namespace mc::http
