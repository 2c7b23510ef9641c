#pragma once

#include <atomic>
#include <chrono>
#include <optional>

#include <QtCore/QtGlobal>

namespace mc::identity {

/// How it goes with the identity provider's keys. Written by the fetcher, read by the metrics.
struct IdentityCounts
{
    using Clock = std::chrono::steady_clock;

    std::atomic<quint64> fetched = 0;
    std::atomic<quint64> failed = 0;
    std::atomic<bool> isReachable = false; ///< the last fetch succeeded
    std::atomic<Clock::time_point> fetchedAt {Clock::time_point()}; ///< the beginning of time: never
};

} // namespace mc::identity
