#pragma once

#include "bench/options.h"
#include "bench/ws_peer.h"

#include <functional>
#include <memory>
#include <vector>

namespace mc::bench {

/// Where the service is and who its users are, from the options --port, --secret, --first-user, --users.
struct Target
{
    int port = 0;
    std::string secret;
    long firstUser = 1;
    long users = 1;

    explicit Target(const Options &options);
    /// A patient's token, good for a day.
    std::string token(long user) const;
    std::string adminToken(long user) const;
    /// A token of the platform's other modules.
    std::string serviceToken() const;
};

/// Many open WebSockets. A socket that is refused or closed ends the program with the reason: a figure with failures in
/// it would mean nothing.
class Swarm : public WsListener
{
public:
    Swarm(Loop &loop, const Target &target);

    /// Opens so many more sockets, no more than `atOnce` handshakes at a time, for the user that `userOf` names for
    /// each number, and waits until connection_status has come on every one.
    void open(long count, long atOnce, const std::function<long(std::size_t)> &userOf);
    WsPeer &peer(std::size_t number) { return *m_peers[number]; }

    /// Called with every message behind the first.
    std::function<void(WsPeer &, std::string_view)> onMessage;

private:
    void messageReceived(WsPeer &peer, std::string_view message) override;
    void closed(WsPeer &peer, const std::string &why) override;

    Loop &m_loop;
    const Target &m_target;
    std::vector<std::unique_ptr<WsPeer>> m_peers;
    std::vector<std::string> m_tokens; // by user, made before the clock runs
    std::size_t m_greeted = 0;
};

/// Lets this process have as many descriptors as the system allows.
void raiseDescriptorLimit();

} // namespace mc::bench
