#include "bench/modes.h"
#include "bench/samples.h"
#include "bench/server_figures.h"
#include "bench/swarm.h"

#include <cstdio>

namespace mc::bench {

void echo(const Options &options)
{
    const Target target(options);
    const long sockets = options.number("sockets");
    const long rounds = options.number("rounds", 5'000);
    const long processId = options.number("pid");
    Loop loop;
    Swarm swarm(loop, target);
    swarm.open(sockets, 64, [&](std::size_t number) { return target.firstUser + long(number) % target.users; });
    WsPeer &speaker = swarm.peer(std::size_t(sockets / 2));
    bool answered = false;
    swarm.onMessage = [&](WsPeer &peer, std::string_view) { answered = answered || &peer == &speaker; };
    const auto round = [&] {
        answered = false;
        speaker.sendText(R"({"type":"mark_read"})"); // names no notification: an error, answered without the database
        loop.runUntil([&] { return answered; });
    };
    for (long i = 0; i < 200; ++i)
        round();

    Samples times;
    const double before = processorSecondsOf(processId);
    for (long i = 0; i < rounds; ++i) {
        const auto begin = Clock::now();
        round();
        times.add(1e6 * seconds(Clock::now() - begin));
    }
    const double used = processorSecondsOf(processId) - before;
    std::printf("mode=echo sockets=%ld rounds=%ld p50_us=%.1f p99_us=%.1f cpu_us=%.1f\n", sockets, rounds,
        times.percentile(50), times.percentile(99), 1e6 * used / double(rounds));
}

} // namespace mc::bench
