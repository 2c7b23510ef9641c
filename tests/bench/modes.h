#pragma once

#include "bench/options.h"

namespace mc::bench {

/// Each measures one thing and prints one line of key=value pairs. All take --port --secret --first-user --users.

/// WebSocket connects a second, from the TCP connect until connection_status has come, token check included.
/// --count sockets in all, --at-once handshakes at a time.
void connects(const Options &options);
/// Memory an open, silent socket costs the service. --count sockets, --pid of the service.
void idle(const Options &options);
/// Messages a second when one notification reaches --sockets of one user; --posts of them.
void announce(const Options &options);
/// What announce() has to be held against: one thread sends the same number of frames to as many bare TCP sockets, and
/// another reads them. Needs no service.
void bareAnnounce(const Options &options);
/// From POST sent to WebSocket message received: --sockets open, each of a user of its own (at most --users), --rate
/// posts a second whatever the answers take, over --connections, for --seconds.
void latency(const Options &options);
/// Time and processor time of one message answered with an error, with --sockets open. --rounds, --pid.
void echo(const Options &options);

} // namespace mc::bench
