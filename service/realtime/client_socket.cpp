#include "realtime/client_socket.h"

#include "realtime/handshake.h"
#include "realtime/upgrader.h"

namespace mc::realtime {

namespace {
constexpr qint64 readAtOnce = 4096;

// QWebSocket keeps the request for its life: so it sees no more of it than it needs.
QByteArray leastHead(const Handshake &handshake)
{
    QByteArray head = "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + handshake.key + "\r\n";
    if (handshake.offersSubprotocol)
        head.append("Sec-WebSocket-Protocol: ").append(subprotocol).append("\r\n");
    return head += "\r\n";
}

} // namespace

ClientSocket::ClientSocket(std::unique_ptr<loop::Connection> connection, Owner &owner, qint64 mostMessageBytes)
    : FacadeSocket(connection->peerAddress(), connection->peerPort(), nullptr)
    , m_connection(std::move(connection))
    , m_frames(mostMessageBytes)
    , m_owner(owner)
{
    connect(m_connection.get(), &loop::Connection::readable, this, &ClientSocket::read);
    connect(m_connection.get(), &loop::Connection::closed, this, &ClientSocket::over);
    connect(m_connection.get(), &loop::Connection::drained, this, [this] { m_owner.drained(); });
}

ClientSocket::~ClientSocket() = default;

void ClientSocket::upgrade(Upgrader &upgrader, const Handshake &handshake)
{
    m_upgrader = &upgrader;
    feed(leastHead(handshake));
    upgrader.handle(this);
}

void ClientSocket::attach(std::unique_ptr<QWebSocket> webSocket)
{
    m_upgrader = nullptr;
    m_webSocket = std::move(webSocket);
    m_connection->setReading(true);
    m_owner.opened();
    QMetaObject::invokeMethod(this, &ClientSocket::shrink, Qt::QueuedConnection);
}

void ClientSocket::send(const QByteArray &frame)
{
    if (isOpen())
        m_connection->write(frame);
}

void ClientSocket::closeWith(int code, const QString &reason, Queued queued)
{
    if (state() != ConnectedState)
        return;
    if (queued == Queued::Drop)
        m_connection->dropQueuedAfterCurrent();
    if (m_webSocket)
        m_webSocket->close(QWebSocketProtocol::CloseCode(code), reason);
    else
        close();
}

void ClientSocket::drop()
{
    m_connection->abort();
    over();
}

void ClientSocket::written(const char *data, qint64 size)
{
    if (m_upgrader)
        m_upgrader->answering(this);
    m_connection->write(QByteArray(data, size));
}

// QWebSocket closes its socket when it has sent its close frame.
void ClientSocket::closing()
{
    if (m_webSocket)
        m_closeCode = m_webSocket->closeCode();
    m_connection->close();
}

void ClientSocket::aborting() { m_connection->abort(); }

void ClientSocket::read()
{
    const QByteArray bytes = m_connection->read(readAtOnce);
    if (bytes.isEmpty()) {
        if (m_connection->hasEnded())
            drop(); // without a close frame: nobody is there to be told anything
        return;
    }
    QByteArrayView left(bytes);
    while (isReading()) {
        const std::optional<ReceivedFrame> frame = m_frames.next(left);
        if (!frame)
            return;
        onFrame(*frame);
    }
    if (isOpen())
        m_connection->unread(left.toByteArray());
}

void ClientSocket::onFrame(const ReceivedFrame &frame)
{
    switch (frame.kind) {
    case ReceivedFrame::Kind::Text:
        return m_owner.received(frame.payload);
    case ReceivedFrame::Kind::Binary:
        return m_owner.receivedBinary();
    case ReceivedFrame::Kind::Ping:
        return m_owner.pinged(frame.payload);
    case ReceivedFrame::Kind::Close:
        return m_owner.closeDue(frame.closeCode, frame.closeReason);
    }
}

void ClientSocket::over()
{
    if (state() == UnconnectedState)
        return;
    end(); // the QWebSocketServer deletes this, later
    m_owner.ended(m_closeCode);
}

} // namespace mc::realtime
