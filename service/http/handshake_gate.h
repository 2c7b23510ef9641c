#pragma once

#include "admission/web_socket_gate.h"
#include "http/authenticator.h"
#include "http/rate_limiter.h"

namespace mc::realtime {
class Hub;
}

namespace mc::http {

/// Lets a client have a WebSocket on its own inbox, admins on anybody's (CONTRACT section 6). One a worker, on its
/// thread.
class HandshakeGate : public WebSocketGate
{
public:
    HandshakeGate(const Authenticator &authenticator, RateLimiter &limiter, realtime::Hub &hub);

    std::variant<Answer, TakeOver> decide(const RequestHead &head, const QHostAddress &peer) override;

private:
    model::Result<model::UserId> admitted(QByteArrayView path, const model::Result<Caller> &caller) const;

    const Authenticator &m_authenticator;
    RateLimiter &m_limiter;
    realtime::Hub &m_hub;
};

} // namespace mc::http
