#pragma once

#include "support/api.h"
#include "support/client_frame.h"
#include "support/raw_socket.h"

namespace mc::test {

/// A WebSocket whose client says exactly the bytes it is told to, for frames that well-behaved clients never send.
///
/// Blocking, every wait bounded; lives on the test's thread. The handshake is done, and connection_status read, when constructed.
class RawWebSocket
{
public:
    RawWebSocket(quint16 port, const User &user);

    RawSocket &raw() { return m_socket; }
    void send(const QByteArray &bytes) { m_socket.send(bytes); }

    struct Frame
    {
        int opcode = -1; ///< -1: none came
        QByteArray payload;
    };
    Frame next();
    /// The type of the next message; empty when something else comes.
    QString nextType();
    /// Whether a ping is answered, as the next frame.
    bool ping();
    /// The code of the close frame, before which nothing but pings and messages comes and after which nothing; 0 otherwise.
    int closeCode();

private:
    RawSocket m_socket;
};

} // namespace mc::test
