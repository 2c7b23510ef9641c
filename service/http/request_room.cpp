#include "http/request_room.h"

namespace mc::http {

RequestRoom::RequestRoom(const Shared &shared, const QString &name)
    : store(shared.database, QStringLiteral("mediconnect-notifyd ") + name)
    , verifier(auth::TokenVerifier::create(shared.tokens).value())
    , authenticator(verifier, shared.knownUsers, store, shared.clock)
    , metrics(shared.metrics)
    , intake(store, shared.clock, shared.channelPolicy)
    , previewer(store, shared.clock, shared.channelPolicy)
    , notifications(store, intake, shared.clock, shared.baseUrl)
    , batches(store, intake, previewer, shared.clock)
    , deliveries(store, shared.clock)
    , bulk(store, shared.clock)
    , devices(store, intake, shared.vault, shared.clock, shared.baseUrl)
    , preferences(store, shared.clock)
    , smsCallbacks(store, shared.clock, shared.smsCallbacks)
    , statistics(store, shared.hub, shared.clock)
    , unsubscribe(store, shared.unsubscribeTokens, shared.clock)
    , users(store, shared.baseUrl)
    , auth(store, shared.issuer, shared.hasher, shared.throttle, shared.clock)
    , docs(shared.documentation)
    , health(store, shared.metrics, shared.clock)
    , dispatcher(shared.router,
          {
              &auth,
              &batches,
              &bulk,
              &deliveries,
              &devices,
              &docs,
              &health,
              &notifications,
              &preferences,
              &smsCallbacks,
              &statistics,
              &unsubscribe,
              &users,
          },
          authenticator, store, shared.bus, shared.clock, shared.limiter, shared.cors, metrics)
{
}

} // namespace mc::http
