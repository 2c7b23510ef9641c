#include "loop/facade_socket.h"

#include <QtNetwork/QHostAddress>

#include <cstring>

namespace mc::loop {

FacadeSocket::FacadeSocket(const QHostAddress &peerAddress, quint16 peerPort, QObject *parent, OpenMode mode)
    : QTcpSocket(parent)
{
    setPeerAddress(peerAddress);
    setPeerPort(peerPort);
    setOpenMode(mode);
    setSocketState(ConnectedState);
}

void FacadeSocket::feed(const QByteArray &bytes)
{
    if (m_read == m_fed.size()) {
        m_fed = bytes;
    } else {
        m_fed.remove(0, m_read);
        m_fed.append(bytes);
    }
    m_read = 0;
}

void FacadeSocket::end()
{
    if (state() == UnconnectedState)
        return;
    setSocketState(UnconnectedState);
    Q_EMIT stateChanged(UnconnectedState);
    Q_EMIT readChannelFinished();
    Q_EMIT disconnected();
}

void FacadeSocket::shrink()
{
    if (!isReadable() || isTransactionStarted() || bytesAvailable() > 0)
        return;
    const OpenMode mode = openMode();
    setOpenMode(WriteOnly);
    setOpenMode(mode);
}

bool FacadeSocket::canReadLine() const { return m_fed.indexOf('\n', m_read) >= 0 || QTcpSocket::canReadLine(); }

void FacadeSocket::close()
{
    // QAbstractSocket::abort() is not virtual; it takes the write channels away and comes here.
    m_aborted = m_aborted || (isOpen() && writeChannelCount() == 0);
    QTcpSocket::close();
}

void FacadeSocket::disconnectFromHost()
{
    if (state() == UnconnectedState)
        return;
    if (m_aborted) {
        aborting();
        return end();
    }
    if (state() == ClosingState)
        return;
    setSocketState(ClosingState);
    Q_EMIT stateChanged(ClosingState);
    closing();
}

qint64 FacadeSocket::readData(char *data, qint64 most)
{
    const qint64 taken = std::min<qint64>(most, m_fed.size() - m_read);
    if (taken == 0)
        return state() == UnconnectedState && most > 0 ? -1 : 0;
    std::memcpy(data, m_fed.constData() + m_read, std::size_t(taken));
    m_read += taken;
    if (m_read == m_fed.size()) {
        m_fed.clear();
        m_read = 0;
    }
    return taken;
}

qint64 FacadeSocket::skipData(qint64 most)
{
    const qint64 skipped = std::min<qint64>(most, m_fed.size() - m_read);
    m_read += skipped;
    return skipped;
}

qint64 FacadeSocket::writeData(const char *data, qint64 size)
{
    if (state() != ConnectedState)
        return -1;
    written(data, size);
    return size;
}

} // namespace mc::loop
