#include "loop/tcp_connection.h"

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace mc::loop {

TcpConnection::TcpConnection(int descriptor)
    : Connection(peerOf(descriptor))
    , m_descriptor(descriptor)
{
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
}

TcpConnection::~TcpConnection() { drop(); }

qint64 TcpConnection::receive(char *data, qint64 most)
{
    ssize_t taken = -1;
    do
        taken = ::recv(m_descriptor, data, std::size_t(most), MSG_DONTWAIT);
    while (taken < 0 && errno == EINTR);
    if (taken > 0)
        return taken;
    if (taken < 0 && errno == EAGAIN)
        return 0;
    if (taken == 0)
        ended();
    else
        lost();
    return -1;
}

qint64 TcpConnection::transmit(const iovec *parts, int count)
{
    ssize_t sent = -1;
    do {
        if (count == 1) { // nearly always; cheaper than a message of one part
            sent = ::send(m_descriptor, parts->iov_base, parts->iov_len, MSG_NOSIGNAL | MSG_DONTWAIT);
        } else {
            msghdr message {};
            message.msg_iov = const_cast<iovec *>(parts);
            message.msg_iovlen = std::size_t(count);
            sent = ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        }
    } while (sent < 0 && errno == EINTR);
    if (sent < 0)
        return errno == EAGAIN ? 0 : -1;
    return sent;
}

void TcpConnection::watchReads(bool on)
{
    if (!m_readWatch && on)
        m_readWatch.reset(new Watch(m_descriptor, QSocketNotifier::Read, this, [this] { onReadable(); }));
    else if (m_readWatch)
        m_readWatch->setEnabled(on);
}

void TcpConnection::watchWrites(bool on)
{
    if (!on)
        m_writeWatch.reset();
    else if (!m_writeWatch)
        m_writeWatch.reset(new Watch(m_descriptor, QSocketNotifier::Write, this, [this] { onWritable(); }));
}

void TcpConnection::finishSending()
{
    m_readWatch.reset();
    m_writeWatch.reset();
    linger(std::exchange(m_descriptor, -1));
}

void TcpConnection::drop()
{
    m_readWatch.reset();
    m_writeWatch.reset();
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

} // namespace mc::loop
