#pragma once

#include "admission/web_socket_gate.h"
#include "http/authenticator.h"
#include "http/rate_limiter.h"
#include "http/request_metrics.h"
#include "realtime/handshake.h"

namespace mc::realtime {
class Hub;
}

namespace mc::http {

/// Lets a client have a WebSocket on its own inbox, admins on anybody's (CONTRACT section 6): which goes into the audit
/// log first (section 9). One a worker, on its thread.
class HandshakeGate : public admission::WebSocketGate
{
public:
    HandshakeGate(const Authenticator &authenticator, RateLimiter &limiter, store::Store &store,
        const ops::Clock &clock, realtime::Hub &hub, RequestMetrics &metrics);

    std::variant<admission::Answer, admission::TakeOver> decide(
        const admission::RequestHead &head, const QHostAddress &peer) override;

private:
    model::Result<model::UserId> inboxFor(QByteArrayView path, const model::Result<auth::Caller> &caller) const;
    model::Result<realtime::Handshake> handshakeFor(model::UserId inbox, const auth::Caller &caller,
        const admission::RequestHead &head, const QHostAddress &peer) const;

    const Authenticator &m_authenticator;
    RateLimiter &m_limiter;
    store::Store &m_store;
    const ops::Clock &m_clock;
    realtime::Hub &m_hub;
    RequestMetrics &m_metrics;
};

} // namespace mc::http
