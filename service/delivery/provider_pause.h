#pragma once

#include "rules/retry_schedule.h"

#include <algorithm>
#include <chrono>

namespace mc::delivery {

/// A pause for which a provider asks, of at most an hour. Since nobody knows whether it has to be so long, critical deliveries try from
/// time to time whether they are taken: first after 5 s, then after pauses twice as long, up to a minute; and as long as they are taken,
/// one after the other. All others wait.
class ProviderPause
{
public:
    using Clock = std::chrono::steady_clock;

    /// The provider asks to wait so long from now on.
    void begin(std::chrono::milliseconds asked, Clock::time_point now)
    {
        if (!isOn(now))
            m_delay = firstDelay, m_criticalAt = now;
        m_until = std::max(m_until, now + std::min(asked, rules::longestAsked));
        if (now < m_criticalAt)
            return; // of the same moment
        m_criticalAt = now + m_delay;
        m_delay = std::min(m_delay * 2, longestDelay);
    }
    /// It has taken a critical one.
    void onCriticalTaken(Clock::time_point now)
    {
        m_criticalAt = now;
        m_delay = firstDelay;
    }

    bool isOn(Clock::time_point now) const { return now < m_until; }
    Clock::time_point until() const { return m_until; }
    /// When a critical delivery may try. Valid while it is on.
    Clock::time_point criticalAt() const { return m_criticalAt; }

private:
    static constexpr std::chrono::milliseconds firstDelay {5000}, longestDelay {60'000};

    Clock::time_point m_until {};
    Clock::time_point m_criticalAt {};
    std::chrono::milliseconds m_delay = firstDelay;
};

} // namespace mc::delivery
