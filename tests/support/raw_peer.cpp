#include "raw_peer.h"

#include <QtCore/QDeadlineTimer>

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mc::test {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

RawPeer &RawPeer::operator=(RawPeer &&other) noexcept
{
    close();
    m_descriptor = std::exchange(other.m_descriptor, -1);
    m_ended = other.m_ended;
    m_reset = other.m_reset;
    return *this;
}

RawPeer RawPeer::connectedTo(quint16 port, int receiveBuffer)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (receiveBuffer > 0)
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof(receiveBuffer));
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    const sockaddr_in address = loopback(port);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0) {
        ::close(descriptor);
        return RawPeer(-1);
    }
    ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
    return RawPeer(descriptor);
}

std::pair<int, RawPeer> RawPeer::pair(int receiveBuffer)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof(address);
    if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), size) != 0 || ::listen(listener, 1) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("can't listen");
    RawPeer client = connectedTo(ntohs(address.sin_port), receiveBuffer);
    const int server = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    ::close(listener);
    return {server, std::move(client)};
}

bool RawPeer::wait(short events, Milliseconds atMost) const
{
    pollfd entry {m_descriptor, events, 0};
    return ::poll(&entry, 1, int(atMost.count())) > 0;
}

qint64 RawPeer::send(const QByteArray &bytes, Milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    qint64 sent = 0;
    while (sent < bytes.size() && wait(POLLOUT, Milliseconds(deadline.remainingTime()))) {
        const ssize_t step
            = ::send(m_descriptor, bytes.constData() + sent, std::size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (step < 0 && errno != EAGAIN)
            break;
        sent += std::max<ssize_t>(step, 0);
    }
    return sent;
}

QByteArray RawPeer::receive(Milliseconds atMost, qint64 most)
{
    if (m_ended || !wait(POLLIN, atMost))
        return {};
    QByteArray bytes(most, Qt::Uninitialized);
    const ssize_t taken = ::recv(m_descriptor, bytes.data(), std::size_t(most), 0);
    if (taken == 0 || (taken < 0 && errno != EAGAIN)) {
        m_ended = true;
        m_reset = taken < 0;
    }
    bytes.resize(std::max<ssize_t>(taken, 0));
    return bytes;
}

QByteArray RawPeer::receiveAll(Milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    QByteArray all;
    while (!m_ended && !deadline.hasExpired())
        all += receive(Milliseconds(deadline.remainingTime()));
    return all;
}

QByteArray RawPeer::receiveUntil(const QByteArray &mark, Milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    QByteArray all;
    while (!all.endsWith(mark) && !m_ended && !deadline.hasExpired())
        all += receive(Milliseconds(deadline.remainingTime()), 1);
    return all;
}

void RawPeer::finishSending() { ::shutdown(m_descriptor, SHUT_WR); }

void RawPeer::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

void RawPeer::reset()
{
    const linger now {1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    close();
}

} // namespace mc::test
