#include "bench/http_poster.h"

#include "bench/options.h"

#include <array>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mc::bench {

namespace {

// The length of the whole answer once its head is there, else 0.
std::size_t wholeLength(const std::string &answer)
{
    const std::size_t end = answer.find("\r\n\r\n");
    if (end == std::string::npos)
        return 0;
    for (std::size_t line = answer.find("\r\n"); line < end; line = answer.find("\r\n", line + 2)) {
        constexpr std::string_view name = "content-length:";
        if (::strncasecmp(answer.data() + line + 2, name.data(), name.size()) == 0)
            return end + 4 + std::strtoul(answer.data() + line + 2 + name.size(), nullptr, 10);
    }
    giveUp("an answer without Content-Length: " + answer.substr(0, end));
}

} // namespace

HttpPoster::HttpPoster(Loop &loop, int port, const std::string &token)
    : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_token(token)
{
    sockaddr_in service {};
    service.sin_family = AF_INET;
    service.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    service.sin_port = htons(std::uint16_t(port));
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&service), sizeof service) != 0)
        giveUp("no service on port " + std::to_string(port));
    loop.add(m_descriptor, EPOLLIN, *this);
}

HttpPoster::~HttpPoster() { ::close(m_descriptor); }

void HttpPoster::post(long recipient, const std::string &title)
{
    const std::string body = "{\"recipient_id\":" + std::to_string(recipient)
        + ",\"notification_type\":\"message\",\"title\":\"" + title
        + "\",\"message\":\"You have a new message.\",\"channels\":[\"in_app\"]}";
    const std::string request = "POST /api/notifications/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
        + m_token + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n"
        + body;
    m_busy = true;
    if (::send(m_descriptor, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size()))
        giveUp("a POST can't be sent");
}

void HttpPoster::ready(std::uint32_t)
{
    std::array<char, 16 * 1024> buffer;
    const ssize_t count = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
    if (count <= 0)
        giveUp("the service closed a connection that posts");
    m_answer.append(buffer.data(), std::size_t(count));
    const std::size_t length = wholeLength(m_answer);
    if (length == 0 || m_answer.size() < length)
        return;
    if (!m_answer.starts_with("HTTP/1.1 201 "))
        giveUp("POST was answered with " + m_answer);
    m_answer.clear();
    m_busy = false;
    if (onAnswered)
        onAnswered();
}

} // namespace mc::bench
