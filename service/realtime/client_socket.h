#pragma once

#include "loop/connection.h"
#include "loop/facade_socket.h"
#include "realtime/frame_reader.h"

#include <QtWebSockets/QWebSocket>

#include <memory>

namespace mc::realtime {

class Upgrader;
struct Handshake;

/// One admitted connection as a WebSocket. QWebSocket answers the handshake and writes the close frame; between the two all
/// goes past it: what the client says to a FrameReader, what the hub says straight to the connection, as frames made once
/// for all receivers.
///
/// Lives on a socket-serving thread. Deletes itself once it has ended, which it tells its owner first; until then the
/// owner must live.
class ClientSocket final : public loop::FacadeSocket
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    /// What a socket tells. All but received() come from the event loop only.
    class Owner
    {
    public:
        virtual ~Owner() = default;
        virtual void opened() = 0; ///< the handshake is answered
        virtual void received(const QByteArray &text) = 0; ///< valid UTF-8
        virtual void receivedBinary() = 0;
        virtual void pinged(const QByteArray &payload) = 0;
        /// The client closes, or broke the protocol: closeWith() that code.
        virtual void closeDue(int code, const QString &reason) = 0;
        virtual void drained() = 0; ///< all that was sent is with the kernel
        /// The last call. The code that a close frame named, ours or the peer's; 1006 when there was none.
        virtual void ended(int closeCode) = 0;
    };

    /// Client messages larger than that are a reason to close.
    ClientSocket(std::unique_ptr<loop::Connection> connection, Owner &owner, qint64 mostMessageBytes);
    ~ClientSocket() override;

    /// Has the upgrader answer the handshake.
    void upgrade(Upgrader &upgrader, const Handshake &handshake);
    /// The handshake was answered, and this is Qt's side of it.
    void attach(std::unique_ptr<QWebSocket> webSocket);

    /// Handshake done, and no close begun.
    bool isOpen() const { return m_webSocket && state() == ConnectedState; }
    /// Writes a whole frame, once open.
    void send(const QByteArray &frame);
    qint64 queued() const { return m_connection->queued(); }
    /// Back-pressure: off takes no more from the client, and does not notice it leaving.
    void setReading(bool on) { m_connection->setReading(on); }
    bool isReading() const { return m_connection->isReading(); }
    Clock::time_point lastHeard() const { return m_connection->lastHeard(); }

    enum class Queued { Send, Drop };
    /// Closes with a code of RFC 6455 section 7.4, behind what is queued or instead of it.
    void closeWith(int code, const QString &reason, Queued queued = Queued::Send);
    /// Drops the connection without another word.
    void drop();

protected:
    void written(const char *data, qint64 size) override;
    void closing() override;
    void aborting() override;

private:
    void read();
    void onFrame(const ReceivedFrame &frame);
    void over();

    std::unique_ptr<loop::Connection> m_connection;
    std::unique_ptr<QWebSocket> m_webSocket;
    FrameReader m_frames;
    Owner &m_owner;
    int m_closeCode = QWebSocketProtocol::CloseCodeAbnormalDisconnection;
    Upgrader *m_upgrader = nullptr; ///< until the handshake is answered
};

} // namespace mc::realtime
