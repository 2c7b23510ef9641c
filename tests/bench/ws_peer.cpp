#include "bench/ws_peer.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mc::bench {

namespace {

sockaddr_in loopback(std::uint32_t address, int port)
{
    sockaddr_in result {};
    result.sin_family = AF_INET;
    result.sin_addr.s_addr = htonl(address);
    result.sin_port = htons(std::uint16_t(port));
    return result;
}

} // namespace

WsPeer::WsPeer(Loop &loop, WsListener &listener, std::size_t number)
    : m_loop(loop)
    , m_listener(listener)
    , m_number(number)
{
}

WsPeer::~WsPeer()
{
    if (m_descriptor < 0)
        return;
    // A reset, so that tens of thousands of ports are not held in TIME_WAIT.
    const linger now {1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(m_descriptor);
}

void WsPeer::open(std::uint32_t from, int port, const std::string &target)
{
    m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0)
        return fail(std::strerror(errno));
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const sockaddr_in source = loopback(from, 0);
    const sockaddr_in service = loopback(INADDR_LOOPBACK, port);
    if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&source), sizeof source) != 0)
        return fail(std::strerror(errno));
    const int connected = ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&service), sizeof service);
    if (connected != 0 && errno != EINPROGRESS)
        return fail(std::strerror(errno));
    m_pending = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    m_loop.add(m_descriptor, EPOLLOUT, *this);
}

void WsPeer::sendHandshake()
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0)
        return fail(std::strerror(error));
    // A fresh socket's buffer takes a kilobyte at once.
    if (::send(m_descriptor, m_pending.data(), m_pending.size(), MSG_NOSIGNAL) != ssize_t(m_pending.size()))
        return fail("the handshake can't be sent");
    m_pending = {};
    m_stage = Stage::Handshake;
    m_loop.change(m_descriptor, EPOLLIN, *this);
}

void WsPeer::ready(std::uint32_t)
{
    if (m_descriptor < 0)
        return;
    if (m_stage == Stage::Connecting)
        return sendHandshake();
    static std::array<char, 256 * 1024> buffer;
    const ssize_t count = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
    if (count > 0)
        return take({buffer.data(), std::size_t(count)});
    if (count == 0 || (errno != EAGAIN && errno != EINTR))
        fail(count == 0 ? "closed by the service" : std::strerror(errno));
}

void WsPeer::take(std::string_view bytes)
{
    const bool kept = !m_pending.empty();
    if (kept)
        bytes = m_pending.append(bytes);
    std::size_t taken = 0;
    if (m_stage == Stage::Handshake) {
        const std::size_t end = bytes.find("\r\n\r\n");
        if (end == std::string_view::npos) {
            if (!kept)
                m_pending = bytes;
            return;
        }
        if (!bytes.starts_with("HTTP/1.1 101 "))
            return fail(std::string(bytes.substr(0, bytes.find('\r'))));
        m_stage = Stage::Open;
        taken = end + 4;
    }
    taken += takeFrames(bytes.substr(taken));
    if (m_descriptor < 0)
        return;
    std::string rest(bytes.substr(taken));
    m_pending.swap(rest);
}

std::size_t WsPeer::takeFrames(std::string_view bytes)
{
    const auto byte = [&bytes](std::size_t at) { return std::size_t(static_cast<unsigned char>(bytes[at])); };
    std::size_t at = 0;
    while (bytes.size() >= at + 2) {
        std::size_t size = byte(at + 1) & 0x7f;
        std::size_t head = 2;
        const std::size_t lengthBytes = size == 126 ? 2 : size == 127 ? 8 : 0;
        head += lengthBytes;
        if (bytes.size() < at + head)
            break;
        if (lengthBytes > 0)
            size = 0;
        for (std::size_t i = 0; i < lengthBytes; ++i)
            size = size << 8 | byte(at + 2 + i);
        if (bytes.size() < at + head + size)
            break;
        const std::string_view payload = bytes.substr(at + head, size);
        const std::size_t opcode = byte(at) & 0x0f;
        at += head + size;
        if (opcode == 0x1)
            m_listener.messageReceived(*this, payload);
        else if (opcode == 0x9)
            sendFrame(0xa, payload);
        else if (opcode == 0x8)
            fail("closed by the service, code "
                + std::to_string(payload.size() < 2 ? 0 : (byte(at - size) << 8 | byte(at - size + 1))));
        if (m_descriptor < 0)
            break;
    }
    return at;
}

void WsPeer::sendFrame(int opcode, std::string_view payload)
{
    // Masked with a key of zero, which leaves the payload as it is.
    std::string frame {char(0x80 | opcode)};
    if (payload.size() < 126)
        frame += char(0x80 | payload.size());
    else
        frame += {char(0x80 | 126), char(payload.size() >> 8), char(payload.size() & 0xff)};
    frame.append(4, '\0').append(payload);
    if (::send(m_descriptor, frame.data(), frame.size(), MSG_NOSIGNAL) != ssize_t(frame.size()))
        fail("a message can't be sent");
}

void WsPeer::fail(const std::string &why)
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    m_listener.closed(*this, why);
}

} // namespace mc::bench
