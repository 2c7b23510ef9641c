#pragma once

#include <QtCore/QBasicTimer>
#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>

#include <chrono>
#include <memory>

struct iovec;

namespace mc::loop {

class Linger;

/// Where the peer of a connected descriptor is; IPv4 peers of a dual-stack listener as plain IPv4.
struct Peer
{
    QHostAddress address;
    quint16 port = 0;
};
Peer peerOf(int descriptor);

/// A connected peer: bytes in and out without blocking, over plain TCP (TcpConnection) or TLS (TlsConnection).
///
/// Lives on one thread. It may be moved to another with moveToThread() while reading is off, with whatever was put back
/// by unread(); switch reading on again over there. An idle one has no timer and no buffers. Delete it with
/// deleteLater() when inside one of its signals; deleting it aborts what is still open.
///
/// Signals come from the event loop only, never from inside a call.
class Connection : public QObject
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    ~Connection() override;

    QHostAddress peerAddress() const { return m_peer.address; }
    quint16 peerPort() const { return m_peer.port; }
    /// Not yet aborted, lost or told to close.
    bool isOpen() const { return m_state == State::Open; }
    virtual bool isEncrypted() const = 0;

    /// The number of bytes read, 0 when there are none now, -1 when the peer has sent its last or is lost. A peer that
    /// has sent its last may still be waiting for an answer: write it, then close().
    qint64 read(char *data, qint64 most);
    /// The bytes there are, at most that many. Tell the end of input by hasEnded().
    QByteArray read(qint64 most);
    /// The peer has sent its last byte, and all of them have been read.
    bool hasEnded() const { return m_ended && m_unread.isEmpty(); }
    /// Puts bytes back in front of what read() answers next.
    void unread(const QByteArray &bytes);
    /// Off: takes no bytes from the kernel any more (back-pressure), and does not notice the peer leaving. Off at first.
    void setReading(bool on);
    bool isReading() const { return m_reading; }

    /// Sends at once what the kernel takes, and keeps the rest, sharing the array. Ignored unless isOpen().
    void write(const QByteArray &bytes);
    /// Bytes written but not yet with the kernel.
    qint64 queued() const { return m_queuedBytes + inTransit(); }
    /// Forgets every queued array but the one that is sent in part.
    void dropQueuedAfterCurrent();

    /// Ends in order: sends what is queued, says that no more comes, and waits shortly for the peer to close; then
    /// closed(). A peer that takes nothing of the queue for 30 s is lost.
    void close();
    /// Ends at once, without closed().
    void abort();

    /// When the last byte came in; at first, when the connection was made.
    Clock::time_point lastHeard() const { return m_lastHeard; }

Q_SIGNALS:
    /// There are bytes to read, or the end of input. Comes again until they are read or reading is off.
    void readable();
    /// The queue has become empty.
    void drained();
    /// The connection is over: closed, or lost. Comes once.
    void closed();

protected:
    explicit Connection(const Peer &peer);

    // What the kinds of connection do differently.
    virtual qint64 receive(char *data, qint64 most) = 0; ///< as read(); -1 after ended() or lost()
    virtual qint64 transmit(const iovec *parts, int count) = 0; ///< bytes taken, 0 when none now, -1: lost
    virtual qint64 inTransit() const { return 0; } ///< taken by transmit(), not yet with the kernel
    virtual bool hasMore() const { return false; } ///< read() has something to tell without waiting for the kernel
    virtual void watchReads(bool on) = 0;
    virtual void watchWrites(bool on) = 0;
    virtual void finishSending() = 0; ///< all is sent: hand the descriptor to linger()
    virtual void drop() = 0; ///< close the descriptor; tolerates being called twice

    void timerEvent(QTimerEvent *event) override;

    // What they report.
    void onReadable();
    void onWritable();
    void ended() { m_ended = true; }
    void lost();
    void linger(int descriptor);

private:
    enum class State : quint8 { Open, Closing, Lingering, Over };

    void announce();
    void advance(qint64 sent);
    void settle();
    void over();

    Peer m_peer;
    QByteArray m_unread;
    QList<QByteArray> m_queue;
    qint64 m_offset = 0; ///< of the queue's first array, sent already
    qint64 m_queuedBytes = 0;
    Clock::time_point m_lastHeard;
    QBasicTimer m_timeoutTimer;
    std::unique_ptr<Linger> m_linger;
    State m_state = State::Open;
    bool m_reading = false;
    bool m_ended = false;
    bool m_announced = false;
    bool m_draining = false;
};

} // namespace mc::loop
