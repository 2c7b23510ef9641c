#include "admission/listening_socket.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mc::admission {

namespace {

constexpr int backlog = 4096;

socklen_t fill(sockaddr_storage &storage, const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto &v4 = reinterpret_cast<sockaddr_in &>(storage);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.toIPv4Address());
        return sizeof(v4);
    }
    auto &v6 = reinterpret_cast<sockaddr_in6 &>(storage);
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(v6.sin6_addr.s6_addr, bytes.c, sizeof(bytes.c));
    return sizeof(v6);
}

model::Error failure(const QHostAddress &address, quint16 port, int error)
{
    const QString where = QStringLiteral("port %1 of %2").arg(port).arg(address.toString());
    if (error == EADDRINUSE)
        return {model::ErrorCode::Unavailable, where + QStringLiteral(" is taken")};
    if (error == EACCES)
        return {model::ErrorCode::Unavailable, where + QStringLiteral(" may not be used by this user")};
    return {model::ErrorCode::Unavailable,
        QStringLiteral("cannot listen at %1: %2").arg(where, QString::fromLocal8Bit(std::strerror(error)))};
}

quint16 portOf(int descriptor)
{
    sockaddr_storage storage {};
    socklen_t size = sizeof(storage);
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&storage), &size);
    return ntohs(storage.ss_family == AF_INET ? reinterpret_cast<const sockaddr_in &>(storage).sin_port
                                              : reinterpret_cast<const sockaddr_in6 &>(storage).sin6_port);
}

} // namespace

model::Result<ListeningSocket> ListeningSocket::open(const QHostAddress &address, quint16 port)
{
    sockaddr_storage storage {};
    const socklen_t size = fill(storage, address, port);
    ListeningSocket socket(::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    const int v6Only = address == QHostAddress(QHostAddress::AnyIPv6) ? 1 : 0;
    ::setsockopt(socket.m_descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (storage.ss_family == AF_INET6)
        ::setsockopt(socket.m_descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &v6Only, sizeof(v6Only));
    if (::bind(socket.m_descriptor, reinterpret_cast<const sockaddr *>(&storage), size) != 0
        || ::listen(socket.m_descriptor, backlog) != 0)
        return failure(address, port, errno);
    socket.m_port = portOf(socket.m_descriptor);
    return socket;
}

ListeningSocket &ListeningSocket::operator=(ListeningSocket &&other) noexcept
{
    close();
    m_descriptor = std::exchange(other.m_descriptor, -1);
    m_port = other.m_port;
    return *this;
}

void ListeningSocket::close()
{
    if (m_descriptor < 0)
        return;
    ::shutdown(m_descriptor, SHUT_RDWR);
    ::close(std::exchange(m_descriptor, -1));
}

} // namespace mc::admission
