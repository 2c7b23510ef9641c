#include "loop/tls_connection.h"

#include <QtCore/QScopedValueRollback>
#include <QtCore/QTimerEvent>
#include <QtNetwork/QSslConfiguration>

#include <sys/uio.h>
#include <unistd.h>

namespace mc::loop {

namespace {
// What is handed to OpenSSL ahead of the kernel; the rest waits in the queue, where it can still be dropped.
constexpr qint64 mostInTransit = 64 * 1024;
constexpr qint64 mostReceived = 64 * 1024;
} // namespace

TlsConnection::TlsConnection(
    int descriptor, const QSslConfiguration &configuration, std::chrono::milliseconds handshakeTimeout)
    : Connection(peerOf(descriptor))
    , m_socket(this)
{
    m_socket.setSslConfiguration(configuration);
    if (!m_socket.setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        lost();
        return;
    }
    m_socket.setReadBufferSize(mostReceived);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] { m_handshakeTimeout.stop(); });
    connect(&m_socket, &QSslSocket::readyRead, this, &TlsConnection::onReadable);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, [this] {
        if (!m_transmitting)
            onWritable();
    });
    connect(&m_socket, &QSslSocket::disconnected, this, &TlsConnection::onDisconnected, Qt::QueuedConnection);
    m_handshakeTimeout.start(int(handshakeTimeout.count()), this);
    m_socket.startServerEncryption();
}

TlsConnection::~TlsConnection() { drop(); }

qint64 TlsConnection::receive(char *data, qint64 most)
{
    const qint64 taken = m_socket.read(data, most);
    if (taken > 0)
        return taken;
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return 0;
    ended();
    return -1;
}

qint64 TlsConnection::transmit(const iovec *parts, int count)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState)
        return -1;
    const QScopedValueRollback guard(m_transmitting, true);
    qint64 taken = 0;
    for (int i = 0; i < count; ++i) {
        const char *data = static_cast<const char *>(parts[i].iov_base);
        for (qint64 left = qint64(parts[i].iov_len); left > 0;) {
            const qint64 step = std::min(left, mostInTransit - inTransit());
            if (step <= 0)
                return taken;
            if (m_socket.write(data, step) != step)
                return -1;
            m_socket.flush();
            data += step;
            left -= step;
            taken += step;
        }
    }
    return taken;
}

qint64 TlsConnection::inTransit() const { return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite(); }

bool TlsConnection::hasMore() const { return m_gone || m_socket.bytesAvailable() > 0; }

// QSslSocket reads on its own until its buffer is full; that is the back-pressure.
void TlsConnection::watchReads(bool) { }

// QSslSocket tells by itself when it has room again.
void TlsConnection::watchWrites(bool) { }

void TlsConnection::finishSending()
{
    m_held = ::dup(int(m_socket.socketDescriptor()));
    m_socket.disconnectFromHost();
    if (m_socket.state() == QAbstractSocket::UnconnectedState)
        QMetaObject::invokeMethod(this, &TlsConnection::onDisconnected, Qt::QueuedConnection);
}

void TlsConnection::onDisconnected()
{
    m_gone = true;
    if (m_held >= 0)
        linger(std::exchange(m_held, -1));
    else if (m_socket.bytesAvailable() == 0)
        lost();
    else
        onReadable();
}

void TlsConnection::drop()
{
    m_handshakeTimeout.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    if (m_held >= 0)
        ::close(std::exchange(m_held, -1));
}

void TlsConnection::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_handshakeTimeout.timerId())
        lost();
    else
        Connection::timerEvent(event);
}

} // namespace mc::loop
