#include "bench/swarm.h"

#include "support/json.h"
#include "support/token.h"

#include <netinet/in.h>
#include <sys/resource.h>

namespace mc::bench {

namespace {

// Ports of one address run out at about 28,000.
constexpr std::size_t socketsPerAddress = 20'000;
constexpr std::uint32_t firstAddress = INADDR_LOOPBACK + 1; // 127.0.0.2

std::string minted(const test::User &user, const std::string &secret)
{
    const QJsonObject claims
        = test::merged(test::claimsOf(user), test::object({{"exp", test::secondsFromNow(24 * 3600)}}));
    return test::token(claims, QByteArray::fromStdString(secret)).toStdString();
}

} // namespace

Target::Target(const Options &options)
    : port(int(options.number("port")))
    , secret(options.text("secret"))
    , firstUser(options.number("first-user", 1))
    , users(options.number("users", 1))
{
}

std::string Target::token(long user) const { return minted({user, "bench", "patient"}, secret); }

std::string Target::adminToken(long user) const { return minted({user, "bench", "admin"}, secret); }

std::string Target::serviceToken() const { return minted({0, "bench", "service"}, secret); }

Swarm::Swarm(Loop &loop, const Target &target)
    : m_loop(loop)
    , m_target(target)
{
    for (long i = 0; i < target.users; ++i)
        m_tokens.push_back(target.token(target.firstUser + i));
}

void Swarm::open(long count, long atOnce, const std::function<long(std::size_t)> &userOf)
{
    const std::size_t goal = m_peers.size() + std::size_t(count);
    m_loop.runUntil([&] {
        while (m_peers.size() < goal && m_peers.size() - m_greeted < std::size_t(atOnce)) {
            const std::size_t number = m_peers.size();
            const long user = userOf(number);
            m_peers.push_back(std::make_unique<WsPeer>(m_loop, *this, number));
            m_peers.back()->open(firstAddress + std::uint32_t(number / socketsPerAddress), m_target.port,
                "/ws/notifications/" + std::to_string(user)
                    + "/?token=" + m_tokens[std::size_t(user - m_target.firstUser)]);
        }
        return m_greeted == goal;
    });
}

void Swarm::messageReceived(WsPeer &peer, std::string_view message)
{
    if (peer.greeted) {
        if (onMessage)
            onMessage(peer, message);
        return;
    }
    if (message.find("\"connection_status\"") == std::string_view::npos)
        giveUp("the first message is not connection_status: " + std::string(message));
    peer.greeted = true;
    ++m_greeted;
}

void Swarm::closed(WsPeer &peer, const std::string &why)
{
    giveUp("socket " + std::to_string(peer.number()) + ": " + why);
}

void raiseDescriptorLimit()
{
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const rlimit wished {1'000'000, 1'000'000};
    if (::setrlimit(RLIMIT_NOFILE, &wished) == 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace mc::bench
