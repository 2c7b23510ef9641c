#pragma once

#include "delivery/breaker.h"
#include "delivery/lane_counts.h"
#include "delivery/provider_pause.h"
#include "delivery/sender.h"
#include "delivery/target.h"
#include "delivery/target_shares.h"
#include "delivery/window.h"

namespace mc::delivery {

/// How well a lane's provider works, by the results of attempts: how many may be under way, and until when none may begin.
/// Only results about all targets count (CONTRACT section 12): what the provider says about itself, or the same answer to nearly
/// all of the targets that were tried lately. Logs when a provider stops working and when it works again.
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

    /// An attempt that ended.
    struct Ended
    {
        QString target;
        Clock::duration took {};
        bool isProbe = false;
    };
    void onResult(const AttemptResult &result, const Ended &attempt, Clock::time_point now);
    /// One that was chosen as a probe was not tried.
    void onProbeDropped(Clock::time_point now);

    /// How many may be under way.
    int window() const { return m_window.size(); }
    bool isSlow(Clock::duration time) const { return m_window.isSlow(time); }

    /// What may be claimed.
    struct Allowance
    {
        int most = 0;
        bool isCriticalOnly = false;
        bool areProbes = false; ///< candidates, of which chooseProbes() takes some
    };
    Allowance allowance(int wanted, Clock::time_point now) const;
    /// Whether one that is claimed may begin: not while the provider asks to wait, or does not work.
    bool mayBegin(bool isCritical, Clock::time_point now) const
    {
        return !m_pause.isOn(now) && (isCritical ? m_breaker.letsCriticalPass() : isClosed());
    }
    /// When something may be claimed again of which allowance() lets nothing be claimed; past: when probes have ended.
    Clock::time_point nextAllowance(Clock::time_point now) const;
    /// Takes probes out of the candidates, which are in their order: few, of different targets, and rather those whose last answer
    /// was a good one. They begin at once.
    QList<ReadyDelivery> chooseProbes(QList<ReadyDelivery> &candidates);

private:
    bool isClosed() const { return m_breaker.state() == Breaker::State::Closed; }
    void onServed(const Ended &attempt, Clock::time_point now);
    void onThrottled(const AttemptResult &result, const Ended &attempt, Clock::time_point now);
    void onFailing(const AttemptResult &result, const Ended &attempt, Clock::time_point now);
    void onProviderAnswers(const Ended &attempt, Clock::time_point now);
    void beginPause(const AttemptResult &result, std::chrono::milliseconds asked, Clock::time_point now);
    void tellFailure(const QString &error, bool wasClosed);
    void count();

    const model::Provider m_provider;
    LaneCounts &m_counts;
    Window m_window;
    Breaker m_breaker;
    ProviderPause m_pause;
    TargetShares m_shares;
    int m_probes = 0; ///< under way
};

} // namespace mc::delivery
