#pragma once

#include <algorithm>
#include <chrono>

namespace mc::delivery {

/// A circuit breaker. After some failures in a row, or at once when told to, it opens and lets nothing pass for a while. Then it
/// lets a few deliveries pass as probes. One that succeeds closes the breaker. When all have ended and one has failed, a pause
/// twice as long begins.
///
/// A provider that fails and yet answers may fail for some targets only. So critical deliveries pass it even then, and each is a
/// probe whose success closes the breaker.
class Breaker
{
public:
    using Clock = std::chrono::steady_clock;
    enum class State { Closed, Open, Probing };
    enum class Failure {
        Answer, ///< it answers, that it fails
        NoService, ///< it can't be reached, or does not serve us at all
    };

    static constexpr int mostFailures = 5;

    Breaker(std::chrono::milliseconds firstPause, std::chrono::milliseconds longestPause)
        : m_firstPause(firstPause)
        , m_longestPause(longestPause)
        , m_pause(firstPause)
    {
    }

    State state() const { return m_state; }
    /// When it lets probes pass. Valid while it is open.
    Clock::time_point opensUntil() const { return m_until; }
    bool mayProbe(Clock::time_point now) const { return m_state == State::Open && now >= m_until; }
    bool letsCriticalPass() const { return m_state == State::Closed || m_failure == Failure::Answer; }

    /// So many probes begin, each of which ends by onSuccess(), onFailure() or onNothingTold().
    void beginProbes(int count)
    {
        m_state = count > 0 ? State::Probing : State::Open;
        m_probes = count;
        m_hasProbeFailed = false;
    }

    /// An attempt that began then found the provider working. True: this closed the breaker. One that was under way when it opened
    /// does not.
    bool onSuccess(Clock::time_point begun)
    {
        m_failures = 0;
        if (m_state == State::Closed || begun < m_openedAt)
            return false;
        m_state = State::Closed;
        m_pause = m_firstPause;
        return true;
    }
    /// An attempt found it failing. True: this opened the breaker, or began another pause.
    bool onFailure(Failure failure, bool isProbe, Clock::time_point now)
    {
        if (m_state != State::Closed)
            return isProbe && endProbe(failure, now);
        return ++m_failures == mostFailures && open(failure, now);
    }
    /// A probe ended without telling how the provider is.
    void onNothingTold(Clock::time_point now)
    {
        if (m_state == State::Probing && --m_probes == 0)
            endProbing(now);
    }
    /// The provider is known to fail. True: this opened the breaker.
    bool open(Failure failure, Clock::time_point now)
    {
        if (m_state != State::Closed)
            return false;
        m_failures = 0;
        m_failure = failure;
        m_openedAt = now;
        beginPause(now);
        return true;
    }

private:
    bool endProbe(Failure failure, Clock::time_point now)
    {
        if (m_state != State::Probing)
            return false;
        m_failure = failure;
        m_hasProbeFailed = true;
        return --m_probes == 0 && endProbing(now);
    }
    bool endProbing(Clock::time_point now)
    {
        m_state = State::Open;
        if (!m_hasProbeFailed)
            return false; // others may probe at once
        m_pause = std::min(m_pause * 2, m_longestPause);
        beginPause(now);
        return true;
    }
    void beginPause(Clock::time_point now)
    {
        m_state = State::Open;
        m_until = now + m_pause;
    }

    std::chrono::milliseconds m_firstPause;
    std::chrono::milliseconds m_longestPause;
    std::chrono::milliseconds m_pause;
    State m_state = State::Closed;
    Failure m_failure = Failure::NoService; ///< the latest, while it is not closed
    int m_failures = 0; ///< in a row
    int m_probes = 0; ///< under way
    bool m_hasProbeFailed = false; ///< one of those that began together
    Clock::time_point m_openedAt {};
    Clock::time_point m_until {};
};

} // namespace mc::delivery
