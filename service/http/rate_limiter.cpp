#include "http/rate_limiter.h"

namespace mc::http {

namespace {

// So that no caller can choose names that fall into one shard.
size_t shardSeed()
{
    static const size_t seed = QHashSeed::globalSeed() ^ size_t(0x9e3779b97f4a7c15);
    return seed;
}

} // namespace

RateLimiter::RateLimiter(const ops::Rate &rate, std::size_t mostCallers)
    : m_rate(rate)
    , m_interval(rate.count > 0 ? std::chrono::nanoseconds(rate.per) / rate.count : std::chrono::nanoseconds(0))
    , m_mostInShard(std::max(qsizetype(1), qsizetype(mostCallers / shardCount)))
    , m_shards(std::make_unique<std::array<Shard, shardCount>>())
{
}

std::optional<RateLimiter::Verdict> RateLimiter::count(const QByteArray &caller, Time now)
{
    using namespace std::chrono;
    if (m_rate.count <= 0)
        return {};
    Shard &shard = (*m_shards)[qHash(caller, shardSeed()) % shardCount];
    const std::scoped_lock lock(shard.mutex);
    auto known = shard.fullAt.find(caller);
    const Time fullAt = std::max(now, known == shard.fullAt.end() ? now : *known) + m_interval;
    const nanoseconds quota = m_interval * m_rate.count, taken = fullAt - now;
    if (taken > quota)
        return Verdict {.isAllowed = false, .remaining = 0, .reset = ceil<seconds>(taken - quota)};
    if (known != shard.fullAt.end()) {
        *known = fullAt;
    } else {
        if (shard.fullAt.size() >= m_mostInShard)
            makeRoom(shard, now);
        shard.fullAt.insert(caller, fullAt);
    }
    return Verdict {.isAllowed = true, .remaining = int((quota - taken) / m_interval), .reset = ceil<seconds>(taken)};
}

void RateLimiter::makeRoom(Shard &shard, Time now) const
{
    shard.fullAt.removeIf([now](const auto &caller) { return caller.value() <= now; });
    if (shard.fullAt.size() < m_mostInShard)
        return;
    shard.fullAt.erase(std::min_element(shard.fullAt.begin(), shard.fullAt.end()));
}

} // namespace mc::http
