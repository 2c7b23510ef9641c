#pragma once

#include <algorithm>
#include <chrono>

namespace mc::delivery {

/// A circuit breaker. After some failures in a row it opens and lets nothing pass for a while. Then it lets one delivery pass
/// as a probe. The probe's result closes the breaker, or begins a pause twice as long.
class Breaker
{
public:
    using Clock = std::chrono::steady_clock;
    enum class State { Closed, Open, Probing };

    static constexpr int mostFailures = 5;

    Breaker(std::chrono::milliseconds firstPause, std::chrono::milliseconds longestPause)
        : m_firstPause(firstPause)
        , m_longestPause(longestPause)
        , m_pause(firstPause)
    {
    }

    State state() const { return m_state; }
    /// When it lets a probe pass. Valid while it is open.
    Clock::time_point opensUntil() const { return m_until; }
    std::chrono::milliseconds pause() const { return m_pause; }

    /// How many of those may be tried now. If it is one because it probes, that one's result must follow, or cancelProbe().
    int allowed(int wanted, Clock::time_point now)
    {
        if (m_state == State::Closed || wanted <= 0)
            return std::max(wanted, 0);
        if (m_state == State::Probing || now < m_until)
            return 0;
        m_state = State::Probing;
        return 1;
    }
    /// There was nothing to probe with.
    void cancelProbe()
    {
        if (m_state == State::Probing)
            m_state = State::Open;
    }

    /// An attempt found the provider working. True: this closed the breaker.
    bool onSuccess()
    {
        m_failures = 0;
        if (m_state != State::Probing)
            return false; // of one that was under way when it opened: the probe will tell
        m_state = State::Closed;
        m_pause = m_firstPause;
        return true;
    }
    /// An attempt found it failing. True: this opened the breaker.
    bool onFailure(Clock::time_point now)
    {
        if (m_state == State::Probing)
            m_pause = std::min(m_pause * 2, m_longestPause);
        else if (m_state == State::Open || ++m_failures < mostFailures)
            return false;
        m_state = State::Open;
        m_failures = 0;
        m_until = now + m_pause;
        return true;
    }

private:
    std::chrono::milliseconds m_firstPause;
    std::chrono::milliseconds m_longestPause;
    std::chrono::milliseconds m_pause;
    State m_state = State::Closed;
    int m_failures = 0; ///< in a row
    Clock::time_point m_until;
};

} // namespace mc::delivery
