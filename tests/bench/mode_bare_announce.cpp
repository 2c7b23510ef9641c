#include "bench/loop.h"
#include "bench/modes.h"

#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mc::bench {

namespace {

// About what an announcement's frame comes to.
constexpr std::size_t frameBytes = 400;

struct Pair
{
    int sender;
    int receiver;
};

// Connected over loopback TCP, as the service's sockets are.
std::vector<Pair> connectedPairs(long count)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(listener, reinterpret_cast<sockaddr *>(&address), length) != 0 || listen(listener, 128) != 0
        || getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        giveUp("bare: can't listen on loopback");
    std::vector<Pair> pairs;
    for (long i = 0; i < count; ++i) {
        const int receiver = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receiver < 0 || connect(receiver, reinterpret_cast<sockaddr *>(&address), length) != 0)
            giveUp("bare: can't connect on loopback");
        const int sender = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        const int on = 1;
        setsockopt(sender, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        pairs.push_back({sender, receiver});
    }
    ::close(listener);
    return pairs;
}

class Receiver : public Watcher
{
public:
    Receiver(Loop &loop, int descriptor, long &received)
        : m_descriptor(descriptor)
        , m_received(received)
    {
        loop.add(descriptor, EPOLLIN, *this);
    }
    void ready(std::uint32_t) override
    {
        char bytes[16 * 1024];
        const ssize_t got = recv(m_descriptor, bytes, sizeof bytes, MSG_DONTWAIT);
        if (got > 0)
            m_received += got;
    }

private:
    int m_descriptor;
    long &m_received;
};

} // namespace

void bareAnnounce(const Options &options)
{
    const long sockets = options.number("sockets", 1'000);
    const long posts = options.number("posts", 100);
    const std::vector<Pair> pairs = connectedPairs(sockets);
    Loop loop;
    long received = 0;
    std::vector<std::unique_ptr<Receiver>> receivers;
    receivers.reserve(pairs.size());
    for (const Pair &pair : pairs)
        receivers.push_back(std::make_unique<Receiver>(loop, pair.receiver, received));

    const std::string frame(frameBytes, 'x');
    const auto begin = Clock::now();
    std::thread sender([&] {
        for (long post = 0; post < posts; ++post) {
            for (const Pair &pair : pairs)
                (void)!send(pair.sender, frame.data(), frame.size(), MSG_NOSIGNAL);
        }
    });
    loop.runUntil([&] { return received == sockets * posts * long(frameBytes); });
    const double took = seconds(Clock::now() - begin);
    sender.join();
    for (const Pair &pair : pairs) {
        ::close(pair.sender);
        ::close(pair.receiver);
    }
    std::printf("mode=bare-announce sockets=%ld posts=%ld sustained_per_second=%.0f\n", sockets, posts,
        double(sockets * posts) / took);
}

} // namespace mc::bench
