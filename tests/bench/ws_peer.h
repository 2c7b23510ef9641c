#pragma once

#include "bench/loop.h"

#include <string>
#include <string_view>

namespace mc::bench {

class WsPeer;

/// What is told of what happens on the sockets.
class WsListener
{
public:
    virtual ~WsListener() = default;
    virtual void messageReceived(WsPeer &peer, std::string_view message) = 0;
    virtual void closed(WsPeer &peer, const std::string &why) = 0;
};

/// A WebSocket client's end with as little as it takes (RFC 6455): text frames and pongs, no fragments, a few hundred
/// bytes a socket. Made for opening tens of thousands of them in one process; ends with its swarm.
class WsPeer : public Watcher
{
public:
    WsPeer(Loop &loop, WsListener &listener, std::size_t number);
    ~WsPeer() override;

    /// Connects to 127.0.0.1 from that loopback address (host byte order) and asks for the WebSocket at `target`.
    void open(std::uint32_t from, int port, const std::string &target);
    void sendText(std::string_view text) { sendFrame(0x1, text); }
    void ready(std::uint32_t events) override;

    std::size_t number() const { return m_number; }
    bool greeted = false; ///< for the listener: the first message has come

private:
    void sendHandshake();
    void sendFrame(int opcode, std::string_view payload);
    void take(std::string_view bytes);
    std::size_t takeFrames(std::string_view bytes);
    void fail(const std::string &why);

    Loop &m_loop;
    WsListener &m_listener;
    std::size_t m_number;
    int m_descriptor = -1;
    enum class Stage { Connecting, Handshake, Open } m_stage = Stage::Connecting;
    std::string m_pending; // the handshake to be sent, then what is not a whole frame yet
};

} // namespace mc::bench
