#pragma once

#include <QtCore/QtGlobal>

#include <array>
#include <atomic>

namespace mc::realtime {

/// What a hub has done since it was made. Thread-safe.
struct HubCounts
{
    /// The codes that are counted by themselves, RFC 6455's and CONTRACT section 6's; clients can send many others.
    static constexpr std::array closeCodes {1000, 1001, 1002, 1003, 1006, 1007, 1008, 1009, 1011, 4401, 4403, 4408};

    std::atomic<int> clients = 0; ///< connected now
    std::atomic<int> watchers = 0; ///< those of them that watch deliveries
    std::atomic<int> newWatchers = 0; ///< those of them that were not told of the day before
    std::atomic<quint64> opened = 0;
    std::array<std::atomic<quint64>, closeCodes.size() + 1> closed {}; ///< in the order of closeCodes; others last
    std::atomic<quint64> framesSent = 0; ///< without close frames

    void close(int code)
    {
        std::size_t at = 0;
        while (at < closeCodes.size() && closeCodes[at] != code)
            ++at;
        closed[at].fetch_add(1, std::memory_order_relaxed);
    }
};

} // namespace mc::realtime
