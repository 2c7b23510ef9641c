#pragma once

#include "delivery/breaker.h"
#include "delivery/lane_counts.h"
#include "delivery/same_answers.h"
#include "delivery/sender.h"
#include "delivery/window.h"

namespace mc::delivery {

/// How well a lane's provider works, by the results of attempts: how many may be under way, and until when none may begin.
/// Only results about all targets count (CONTRACT section 12). Logs when a provider stops working and when it works
/// again.
///
/// Lives in its lane, on its thread, and keeps its part of the lane's counts up to date.
class ProviderState
{
public:
    using Clock = std::chrono::steady_clock;

    struct Limits
    {
        int mostInFlight = 1;
        int perSecond = 1; ///< what is to be reached, if the provider can
        std::chrono::milliseconds firstPause {5000}; ///< of the breaker
    };
    ProviderState(model::Provider provider, const Limits &limits, LaneCounts &counts);

    /// An attempt ended, and took so long.
    void onResult(const AttemptResult &result, const QString &target, Clock::duration took, Clock::time_point now);

    /// How many may be under way.
    int window() const { return m_window.size(); }
    bool isSlow(Clock::duration time) const { return m_window.isSlow(time); }
    /// Whether nothing may begin: the provider asks to wait, or does not work.
    bool isStopped(Clock::time_point now) const
    {
        return now < m_pausedUntil || m_breaker.state() == Breaker::State::Open;
    }
    /// When deliveries may begin again. Valid while it is stopped.
    Clock::time_point stoppedUntil() const;
    /// How many of those may be claimed now. If it is one as a probe, that one's result must follow, or cancelProbe().
    int allowed(int wanted, Clock::time_point now);
    /// There was nothing to probe with.
    void cancelProbe();

private:
    void onSuccess();
    void onThrottled(std::chrono::milliseconds asked, Clock::time_point now);
    void onFailure(const QString &error, int answers, Clock::time_point now);
    void count();

    const model::Provider m_provider;
    LaneCounts &m_counts;
    Window m_window;
    Breaker m_breaker;
    SameAnswers m_sameAnswers;
    Clock::time_point m_pausedUntil {}; ///< the provider asks for it
};

} // namespace mc::delivery
