#include "bench/modes.h"
#include "bench/server_figures.h"
#include "bench/swarm.h"

#include <cstdio>

namespace mc::bench {

void idle(const Options &options)
{
    const Target target(options);
    const long count = options.number("count", 10'000);
    const long processId = options.number("pid");
    Loop loop;
    const auto userOf = [&](std::size_t number) { return target.firstUser + long(number) % target.users; };
    // What the service sets up once, on its first sockets, is no socket's cost.
    Swarm first(loop, target);
    first.open(100, 32, userOf);
    const double before = memoryOf(processId);
    Swarm swarm(loop, target);
    swarm.open(count, 64, userOf);
    loop.runFor(std::chrono::seconds(1));
    const double after = memoryOf(processId);
    std::printf("mode=idle count=%ld before_mib=%.1f after_mib=%.1f bytes_per_socket=%.0f\n", count, before / 1048576,
        after / 1048576, (after - before) / double(count));
}

} // namespace mc::bench
