#pragma once

#include "loop/connection.h"

#include <QtNetwork/QSslSocket>

namespace mc::loop {

/// A Connection over TLS: a QSslSocket on the server's side.
///
/// A handshake that is not done in `handshakeTimeout` loses the connection. TLS has no half-open end: when the peer
/// closes, what it sent can still be read, but nothing can be written.
class TlsConnection : public Connection
{
    Q_OBJECT
public:
    /// Takes over a connected, non-blocking descriptor. `configuration` holds certificate and key.
    TlsConnection(int descriptor, const QSslConfiguration &configuration, std::chrono::milliseconds handshakeTimeout);
    ~TlsConnection() override;

    bool isEncrypted() const override { return true; }

protected:
    qint64 receive(char *data, qint64 most) override;
    qint64 transmit(const iovec *parts, int count) override;
    qint64 inTransit() const override;
    bool hasMore() const override;
    void watchReads(bool on) override;
    void watchWrites(bool on) override;
    void finishSending() override;
    void drop() override;
    void timerEvent(QTimerEvent *event) override;

private:
    void onDisconnected();

    QSslSocket m_socket;
    QBasicTimer m_handshakeTimeout;
    bool m_gone = false; ///< the peer has closed
    bool m_transmitting = false;
    int m_held = -1; ///< keeps the TCP connection for lingering after the socket has said its TLS goodbye
};

} // namespace mc::loop
