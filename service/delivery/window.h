#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>

namespace mc::delivery {

/// How many deliveries may be under way at once: enough for the wanted rate if each takes twice the provider's best time. More
/// would not be faster. They would wait at the provider, and be sent twice if this process died. The window halves when the
/// provider asks for less, at most once a second, and grows again with each delivery that it accepts. When only a share of the
/// targets is told so, it narrows by that share of a half.
class Window
{
public:
    using Clock = std::chrono::steady_clock;

    Window(int most, int perSecond)
        : m_most(most)
        , m_perSecond(perSecond)
        , m_share(1)
    {
    }

    int size() const { return std::max(1, int(m_share * full())); }
    /// Whether a delivery that has been under way for so long waits for its target, since the provider is known to be faster.
    /// Such a delivery takes no place in the window.
    bool isSlow(Clock::duration time) const
    {
        return std::chrono::duration<double>(time).count() > std::max(leastSlow, 8 * m_best);
    }

    /// A delivery succeeded, and took so long.
    void onSuccess(Clock::duration took)
    {
        // The best of late: it forgets a little with each.
        const double seconds = std::chrono::duration<double>(took).count();
        m_best = m_best > 0 ? std::min(m_best * forgetting, seconds) : seconds;
        m_share = std::min(1.0, m_share + 1 / (full() * m_share * full()));
    }
    /// The provider asked for less. `share` of the targets: 1 if it spoke of all.
    void onThrottled(double share, Clock::time_point now)
    {
        if (share <= 0 || now < m_throttledAt + std::chrono::seconds(1))
            return; // of the same moment
        m_throttledAt = now;
        m_share = std::max(1 / full(), m_share * (1 - share / 2));
    }

private:
    static constexpr double forgetting = 1.001;
    static constexpr double least = 8;
    static constexpr double leastSlow = 1; // seconds

    double full() const
    {
        const double needed = m_best > 0 ? std::ceil(m_perSecond * 2 * m_best) : least;
        return std::min(m_most, std::max(least, needed));
    }

    double m_most;
    double m_perSecond;
    double m_best = 0; ///< seconds; 0: nothing is known yet
    double m_share; ///< of the full window
    Clock::time_point m_throttledAt {};
};

} // namespace mc::delivery
