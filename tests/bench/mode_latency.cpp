#include "bench/http_poster.h"
#include "bench/modes.h"
#include "bench/samples.h"
#include "bench/swarm.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <random>

namespace mc::bench {

namespace {

// The number in a message's title, "latency-42"; -1 when it is not one of ours.
long postNumber(std::string_view message)
{
    constexpr std::string_view mark = "\"title\":\"latency-";
    const std::size_t found = message.find(mark);
    return found == std::string_view::npos ? -1 : std::strtol(message.data() + found + mark.size(), nullptr, 10);
}

} // namespace

void latency(const Options &options)
{
    const Target target(options);
    const long sockets = options.number("sockets", 1'000);
    const long rate = options.number("rate", 200);
    const long total = rate * options.number("seconds", 10);
    if (sockets > target.users)
        giveUp("--sockets are more than --users");
    Loop loop;
    Swarm swarm(loop, target);
    swarm.open(sockets, 64, [&](std::size_t number) { return target.firstUser + long(number); });

    std::deque<HttpPoster> posters;
    for (long i = 0; i < options.number("connections", 8); ++i)
        posters.emplace_back(loop, target.port, target.serviceToken());
    std::mt19937 random(42);
    std::uniform_int_distribution<long> anyUser(target.firstUser, target.firstUser + sockets - 1);
    std::vector<Clock::time_point> due; // of each post, whether it found a free connection then or later
    long sent = 0, late = 0, received = 0;
    const auto sendNext
        = [&](HttpPoster &poster) { poster.post(anyUser(random), "latency-" + std::to_string(sent++)); };
    for (HttpPoster &poster : posters) {
        poster.onAnswered = [&] {
            if (sent < long(due.size()))
                sendNext(poster);
        };
    }
    Samples times;
    swarm.onMessage = [&](WsPeer &, std::string_view message) {
        const long number = postNumber(message);
        if (number < 0)
            return;
        ++received;
        times.add(1000 * seconds(Clock::now() - due[std::size_t(number)]));
    };
    Ticker ticker(loop, double(rate), [&] {
        if (long(due.size()) == total)
            return;
        due.push_back(Clock::now());
        const auto free = std::find_if(posters.begin(), posters.end(), [](const HttpPoster &p) { return !p.isBusy(); });
        if (free == posters.end())
            ++late;
        else
            sendNext(*free);
    });
    loop.runUntil([&] { return received == total; });
    std::printf(
        "mode=latency sockets=%ld rate=%ld posts=%ld late=%ld p50_ms=%.3f p90_ms=%.3f p99_ms=%.3f max_ms=%.3f\n",
        sockets, rate, total, late, times.percentile(50), times.percentile(90), times.percentile(99),
        times.percentile(100));
}

} // namespace mc::bench
