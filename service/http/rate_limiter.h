#pragma once

#include "ops/settings.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <array>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

namespace mc::http {

/// Counts the requests of each caller, and refuses those beyond the rate (CONTRACT sections 2 and 11): the generic cell
/// rate algorithm. A caller who was quiet may make the whole minute's requests at once; after that they come back one by
/// one, evenly over the minute.
///
/// One a process, shared by the workers; thread-safe: callers are spread over shards, each under a lock that is held for
/// one look-up. A caller whose requests have all come back is as good as unknown, and is forgotten when room is needed; if
/// there is none such, the one who is nearest to it. Other instances count for themselves.
class RateLimiter
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// What the limit says about one request.
    struct Verdict
    {
        bool isAllowed = true;
        int remaining = 0; ///< requests that may follow at once
        /// Until the whole quota is there again; of a refused request, until the next one may come. At least 1 then.
        std::chrono::seconds reset {0};
    };

    /// A rate of 0 lets everything pass, uncounted. About `mostCallers` are remembered.
    explicit RateLimiter(const ops::Rate &rate, std::size_t mostCallers = 100'000);

    /// Counts a request; nothing when there is no limit. A refused one does not count.
    std::optional<Verdict> count(const QByteArray &caller, Time now);

    const ops::Rate &rate() const { return m_rate; }

private:
    static constexpr std::size_t shardCount = 64;
    struct alignas(64) Shard
    {
        std::mutex mutex;
        QHash<QByteArray, Time> fullAt; ///< when each caller has the whole quota again
    };

    void makeRoom(Shard &shard, Time now) const;

    const ops::Rate m_rate;
    const std::chrono::nanoseconds m_interval; ///< what one request takes of the quota
    const qsizetype m_mostInShard;
    std::unique_ptr<std::array<Shard, shardCount>> m_shards;
};

} // namespace mc::http
