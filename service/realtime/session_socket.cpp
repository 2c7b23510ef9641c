#include "realtime/session_socket.h"

#include "realtime/upgrader.h"

namespace mc::realtime {

namespace {
constexpr qint64 readAtOnce = 4096;
}

SessionSocket::SessionSocket(std::unique_ptr<loop::Connection> connection, Owner &owner, qint64 mostMessageBytes)
    : FacadeSocket(connection->peerAddress(), connection->peerPort(), nullptr)
    , m_connection(std::move(connection))
    , m_frames(mostMessageBytes)
    , m_owner(owner)
{
    connect(m_connection.get(), &loop::Connection::readable, this, &SessionSocket::read);
    connect(m_connection.get(), &loop::Connection::closed, this, &SessionSocket::over);
    connect(m_connection.get(), &loop::Connection::drained, this, [this] { m_owner.drained(); });
}

SessionSocket::~SessionSocket() = default;

void SessionSocket::upgrade(Upgrader &upgrader, const QByteArray &key)
{
    m_upgrader = &upgrader;
    // QWebSocket keeps the request for its life: so it sees no more of it than it needs.
    feed("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: "
        + key + "\r\n\r\n");
    upgrader.handle(this);
}

void SessionSocket::attach(std::unique_ptr<QWebSocket> webSocket)
{
    m_upgrader = nullptr;
    m_webSocket = std::move(webSocket);
    m_connection->setReading(true);
    m_owner.opened();
    QMetaObject::invokeMethod(this, &SessionSocket::shrink, Qt::QueuedConnection);
}

void SessionSocket::send(const QByteArray &frame)
{
    if (isOpen())
        m_connection->write(frame);
}

void SessionSocket::closeWith(int code, const QString &reason, Queued queued)
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

void SessionSocket::drop()
{
    m_connection->abort();
    over();
}

void SessionSocket::written(const char *data, qint64 size)
{
    if (m_upgrader)
        m_upgrader->answering(this);
    m_connection->write(QByteArray(data, size));
}

// QWebSocket closes its socket when it has sent its close frame.
void SessionSocket::closing()
{
    if (m_webSocket)
        m_closeCode = m_webSocket->closeCode();
    m_connection->close();
}

void SessionSocket::aborting() { m_connection->abort(); }

void SessionSocket::read()
{
    const QByteArray bytes = m_connection->read(readAtOnce);
    if (bytes.isEmpty()) {
        if (m_connection->hasEnded())
            drop(); // without a close frame: nobody is there to be told anything
        return;
    }
    QByteArrayView left(bytes);
    while (isReading()) {
        const std::optional<ClientSaid> said = m_frames.next(left);
        if (!said)
            return;
        onSaid(*said);
    }
    if (isOpen())
        m_connection->unread(left.toByteArray());
}

void SessionSocket::onSaid(const ClientSaid &said)
{
    switch (said.kind) {
    case ClientSaid::Kind::Text:
        return m_owner.received(said.payload);
    case ClientSaid::Kind::Binary:
        return m_owner.receivedBinary();
    case ClientSaid::Kind::Ping:
        return m_owner.pinged(said.payload);
    case ClientSaid::Kind::Close:
        return m_owner.closeDue(said.closeCode, said.closeReason);
    }
}

void SessionSocket::over()
{
    if (state() == UnconnectedState)
        return;
    end(); // the QWebSocketServer deletes this, later
    m_owner.ended(m_closeCode);
}

} // namespace mc::realtime
