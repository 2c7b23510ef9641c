#pragma once

#include "admission/web_socket_gate.h"
#include "http/authenticator.h"

namespace mc::realtime {
class Hub;
}

namespace mc::http {

/// Lets a client have a WebSocket on its own inbox, admins on anybody's (CONTRACT section 6). One a worker, on its
/// thread.
class HandshakeGate : public WebSocketGate
{
public:
    HandshakeGate(const Authenticator &authenticator, realtime::Hub &hub);

    std::variant<Answer, TakeOver> decide(const RequestHead &head, const QHostAddress &peer) override;

private:
    const Authenticator &m_authenticator;
    realtime::Hub &m_hub;
};

} // namespace mc::http
