#pragma once

#include <chrono>
#include <mutex>

namespace mc::http {

/// Remembers for a second that the database took a change, so that probes, which anybody may send, don't make it write all the time.
/// One per instance; thread-safe.
class Readiness
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds remembered {1};

    bool isFresh(Clock::time_point now) const
    {
        const std::lock_guard lock(m_mutex);
        return now < m_until;
    }
    void succeeded(Clock::time_point now)
    {
        const std::lock_guard lock(m_mutex);
        m_until = now + remembered;
    }

private:
    mutable std::mutex m_mutex;
    Clock::time_point m_until {};
};

} // namespace mc::http
