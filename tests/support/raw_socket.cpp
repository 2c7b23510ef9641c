#include "support/raw_socket.h"

#include <sys/socket.h>

namespace mc::test {

RawSocket::RawSocket(quint16 port, const QHostAddress &from)
{
    if (!from.isNull())
        m_socket.bind(from);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (m_socket.waitForConnected(int(patience.count())))
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

bool RawSocket::isOpen()
{
    // A close that has arrived is only noticed by looking.
    if (m_socket.state() == QAbstractSocket::ConnectedState && m_socket.waitForReadyRead(0))
        m_buffer += m_socket.readAll();
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

void RawSocket::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(int(patience.count()))) { }
}

void RawSocket::finishSending() { ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR); }

void RawSocket::reset()
{
    const linger now {1, 0};
    ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket.abort();
}

bool RawSocket::receive()
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(int(patience.count())))
        return false;
    m_buffer += m_socket.readAll();
    return true;
}

QByteArray RawSocket::readUntil(const QByteArray &end)
{
    qsizetype found = m_buffer.indexOf(end);
    while (found < 0 && receive())
        found = m_buffer.indexOf(end);
    const qsizetype length = found < 0 ? m_buffer.size() : found + end.size();
    const QByteArray bytes = m_buffer.left(length);
    m_buffer.remove(0, length);
    return bytes;
}

QByteArray RawSocket::read(qsizetype count)
{
    while (m_buffer.size() < count && receive()) { }
    const QByteArray bytes = m_buffer.left(count);
    m_buffer.remove(0, bytes.size());
    return bytes;
}

QByteArray RawSocket::readToEnd()
{
    m_socket.setReadBufferSize(0);
    while (receive()) { }
    return std::exchange(m_buffer, {});
}

} // namespace mc::test
