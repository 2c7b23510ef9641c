#pragma once

#include "admission/web_socket_gate.h"
#include "http/inbox_visits.h"
#include "http/rate_limit.h"
#include "http/request_metrics.h"
#include "http/request_pool.h"
#include "http/returns.h"
#include "http/trusted_proxies.h"

namespace mc::realtime {
class Hub;
}

namespace mc::http {

struct HandshakeRequest;

/// Lets a client have a WebSocket on its own inbox, admins on anybody's (CONTRACT section 6): which goes into the audit
/// log first (section 9). What is remembered of the caller is enough for most; the others wait for a pool that asks the
/// database. One a worker, on its thread.
class HandshakeGate : public admission::WebSocketGate
{
public:
    /// All of these outlive this.
    HandshakeGate(const Authenticator &authenticator, const TrustedProxies &proxies, RateLimiter &limiter,
        RequestPools &pools, const Returns &returns, realtime::Hub &hub, RequestMetrics &metrics);

    std::optional<Decision> decide(const admission::RequestHead &head, const QHostAddress &peer, Later later) override;

private:
    model::Result<auth::Caller> callerOf(const HandshakeRequest &request) const;
    std::optional<Decision> judge(const InboxVisit &visit, const RateLimit &limit, Later later);
    Decision admit(realtime::Handshake handshake, const QHostAddress &peer, const RateLimit &limit);
    Decision refuse(const model::Error &error, const RateLimit &limit);

    const Authenticator &m_authenticator;
    const TrustedProxies &m_proxies;
    RateLimiter &m_limiter;
    RequestPools &m_pools;
    const Returns &m_returns;
    realtime::Hub &m_hub;
    RequestMetrics &m_metrics;
};

} // namespace mc::http
