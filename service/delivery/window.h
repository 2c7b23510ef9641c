#pragma once

#include <algorithm>
#include <chrono>

namespace mc::delivery {

/// How many deliveries may be under way at once: fewer when the provider asks for less (half of it, at most once a second),
/// and then more again with each one that it accepts.
class Window
{
public:
    using Clock = std::chrono::steady_clock;

    explicit Window(int most)
        : m_most(most)
        , m_size(most)
    {
    }

    int size() const { return int(m_size); }

    void onAccepted() { m_size = std::min<double>(m_most, m_size + 1 / m_size); }
    void onThrottled(Clock::time_point now)
    {
        if (now < m_throttledAt + std::chrono::seconds(1))
            return; // of the same moment
        m_throttledAt = now;
        m_size = std::max(1.0, m_size / 2);
    }

private:
    double m_most;
    double m_size;
    Clock::time_point m_throttledAt {};
};

} // namespace mc::delivery
