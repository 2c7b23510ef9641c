#pragma once

#include <QtCore/QByteArray>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

#include <chrono>

namespace mc::test {

/// A plain TCP connection that says exactly the bytes it is told to, for whatever well-behaved clients never send.
///
/// Blocking, every wait bounded; lives on the test's thread. Connects when constructed.
class RawSocket
{
public:
    static constexpr std::chrono::milliseconds patience {15'000};

    /// `from`: of this machine's own addresses (127.0.0.2 is one too); null: whichever the system takes.
    explicit RawSocket(quint16 port, const QHostAddress &from = {});

    bool isOpen();
    void send(const QByteArray &bytes);
    /// Closes the sending side only.
    void finishSending();
    /// Drops the connection at once with a reset.
    void reset();

    /// Takes no more from the kernel, so that the peer's buffers fill up. readToEnd() reads on.
    void stopReading() { m_socket.setReadBufferSize(1); }

    /// What arrives up to and with `end`; all there was when the peer closes or patience ends first.
    QByteArray readUntil(const QByteArray &end);
    /// That many bytes, fewer when the peer closes or patience ends first.
    QByteArray read(qsizetype count);
    /// Everything up to the peer's close; check isOpen() to tell a close from the end of patience.
    QByteArray readToEnd();

private:
    // True when more has come into m_buffer.
    bool receive();

    QTcpSocket m_socket;
    QByteArray m_buffer;
};

} // namespace mc::test
