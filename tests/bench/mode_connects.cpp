#include "bench/modes.h"
#include "bench/swarm.h"

#include <cstdio>

namespace mc::bench {

void connects(const Options &options)
{
    const Target target(options);
    const long count = options.number("count", 10'000);
    const long atOnce = options.number("at-once", 64);
    Loop loop;
    Swarm swarm(loop, target);
    const auto userOf = [&](std::size_t number) { return target.firstUser + long(number) % target.users; };
    const auto begin = Clock::now();
    swarm.open(count, atOnce, userOf);
    const double took = seconds(Clock::now() - begin);
    std::printf("mode=connects count=%ld at_once=%ld seconds=%.3f per_second=%.0f\n", count, atOnce, took,
        double(count) / took);
}

} // namespace mc::bench
