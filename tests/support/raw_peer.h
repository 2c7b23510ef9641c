#pragma once

#include <QtCore/QByteArray>

#include <chrono>
#include <utility>

namespace mc::test {

/// A client's end of a TCP connection without any protocol: tests say each byte themselves.
///
/// Every wait is bounded. Blocks the calling thread, so the server under test belongs on another, or is polled with
/// QTRY_* beside receive(0ms).
class RawPeer
{
public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds patience {10000};

    explicit RawPeer(int descriptor = -1)
        : m_descriptor(descriptor)
    {
    }
    RawPeer(RawPeer &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_ended(other.m_ended)
    {
    }
    RawPeer &operator=(RawPeer &&other) noexcept;
    ~RawPeer() { close(); }

    /// Connected to that port of 127.0.0.1; a `receiveBuffer` over 0 limits what the kernel takes in (SO_RCVBUF).
    static RawPeer connectedTo(quint16 port, int receiveBuffer = 0);
    /// Both ends of a new TCP connection over 127.0.0.1: the server's descriptor, non-blocking, and the client.
    static std::pair<int, RawPeer> pair(int receiveBuffer = 0);

    bool isConnected() const { return m_descriptor >= 0; }
    /// The number of bytes that went out before the peer closed or patience ran out.
    qint64 send(const QByteArray &bytes, Milliseconds atMost = patience);
    /// What arrives next, empty when nothing does in time or the peer has closed.
    QByteArray receive(Milliseconds atMost = patience, qint64 most = 65536);
    /// Everything until the peer closes or patience runs out; tell by hasEnded().
    QByteArray receiveAll(Milliseconds atMost = patience);
    /// Everything up to and with `mark`.
    QByteArray receiveUntil(const QByteArray &mark, Milliseconds atMost = patience);
    /// The peer has closed, in order or by a reset.
    bool hasEnded() const { return m_ended; }
    bool wasReset() const { return m_reset; }

    /// Says that no more comes, and goes on reading.
    void finishSending();
    void close();
    /// Leaves at once by a reset.
    void reset();

private:
    bool wait(short events, Milliseconds atMost) const;

    int m_descriptor;
    bool m_ended = false;
    bool m_reset = false;
};

} // namespace mc::test
