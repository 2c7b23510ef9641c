#include "bench/http_poster.h"
#include "bench/modes.h"
#include "bench/samples.h"
#include "bench/swarm.h"

#include <cstdio>

namespace mc::bench {

void announce(const Options &options)
{
    const Target target(options);
    const long sockets = options.number("sockets", 1'000);
    const long posts = options.number("posts", 100);
    Loop loop;
    Swarm swarm(loop, target);
    swarm.open(sockets, 64, [&](std::size_t) { return target.firstUser; });
    HttpPoster poster(loop, target.port, target.serviceToken());
    long received = 0;
    Clock::time_point first;
    swarm.onMessage = [&](WsPeer &, std::string_view) {
        if (received++ == 0)
            first = Clock::now();
    };

    // One at a time: how long the sockets of one announcement take, from the first to hear it to the last.
    Samples spread, whole;
    for (long post = 0; post < posts; ++post) {
        received = 0;
        const auto sent = Clock::now();
        poster.post(target.firstUser, "announcement");
        loop.runUntil([&] { return received == sockets && !poster.isBusy(); });
        const auto end = Clock::now();
        spread.add(seconds(end - first));
        whole.add(seconds(end - sent));
    }

    // All in a row: the rate that is kept up.
    received = 0;
    long sent = 0;
    const auto begin = Clock::now();
    loop.runUntil([&] {
        if (sent < posts && !poster.isBusy()) {
            poster.post(target.firstUser, "announcement");
            ++sent;
        }
        return received == sockets * posts;
    });
    const double took = seconds(Clock::now() - begin);
    std::printf("mode=announce sockets=%ld posts=%ld sustained_per_second=%.0f single_per_second=%.0f "
                "single_spread_ms=%.2f post_to_last_ms=%.2f\n",
        sockets, posts, double(sockets * posts) / took, double(sockets) / spread.percentile(50),
        1000 * spread.percentile(50), 1000 * whole.percentile(50));
}

} // namespace mc::bench
