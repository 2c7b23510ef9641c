#include "delivery/provider_state.h"

#include "ops/log_categories.h"

#include <QtCore/QSet>

namespace mc::delivery {

using std::chrono::milliseconds;
using Health = AttemptResult::Health;
using Scope = AttemptResult::Scope;

namespace {

constexpr int longestPause = 12; // times the first one
constexpr int mostProbes = 3;
constexpr int probeCandidates = 16;
// What several targets were told was not said of all.
constexpr milliseconds longestInferred {60'000};

} // namespace

ProviderState::ProviderState(model::Provider provider, const Limits &limits, LaneCounts &counts)
    : m_provider(provider)
    , m_counts(counts)
    , m_window(limits.mostInFlight, limits.perSecond)
    , m_breaker(limits.firstPause, limits.firstPause * longestPause)
{
    count();
}

void ProviderState::onResult(const AttemptResult &result, const Ended &attempt, Clock::time_point now)
{
    if (attempt.isProbe)
        --m_probes;
    switch (result.health) {
    case Health::Healthy:
        onServed(attempt, now);
        break;
    case Health::Throttled:
        onThrottled(result, attempt, now);
        break;
    case Health::Failing:
        onFailing(result, attempt, now);
        break;
    case Health::Unknown:
        if (attempt.isProbe)
            m_breaker.onNothingTold(now);
        break;
    }
    count();
}

void ProviderState::onProbeDropped(Clock::time_point now)
{
    --m_probes;
    m_breaker.onNothingTold(now);
    count();
}

void ProviderState::onServed(const Ended &attempt, Clock::time_point now)
{
    m_window.onSuccess(attempt.took);
    m_shares.add(attempt.target, {}, now);
    if (attempt.isProbe)
        m_pause.onCriticalTaken(now);
    onProviderAnswers(attempt, now);
}

void ProviderState::onThrottled(const AttemptResult &result, const Ended &attempt, Clock::time_point now)
{
    onProviderAnswers(attempt, now);
    const milliseconds asked = result.retryAfter.value_or(milliseconds(0));
    if (result.scope == Scope::Provider) {
        m_window.onThrottled(1, now);
        return beginPause(result, asked, now);
    }
    m_shares.add(attempt.target, result.error, now);
    const double share = m_shares.shareOf(result.error);
    m_window.onThrottled(share, now);
    if (share >= TargetShares::shareOfAll)
        beginPause(result, std::min(asked, longestInferred), now);
}

void ProviderState::onFailing(const AttemptResult &result, const Ended &attempt, Clock::time_point now)
{
    const bool wasClosed = isClosed();
    if (result.scope == Scope::Provider) {
        if (m_breaker.onFailure(Breaker::Failure::NoService, attempt.isProbe, now))
            tellFailure(result.error, wasClosed);
        return;
    }
    m_shares.add(attempt.target, result.error, now);
    if (m_shares.shareOf(result.error) < TargetShares::shareOfAll) {
        if (attempt.isProbe)
            m_breaker.onNothingTold(now);
    } else if (wasClosed ? m_breaker.open(Breaker::Failure::Answer, now)
                         : m_breaker.onFailure(Breaker::Failure::Answer, attempt.isProbe, now)) {
        tellFailure(result.error, wasClosed);
    }
}

void ProviderState::onProviderAnswers(const Ended &attempt, Clock::time_point now)
{
    if (m_breaker.onSuccess(now - attempt.took))
        qCInfo(ops::logDelivery, "%s works again.", word(m_provider).data());
}

void ProviderState::beginPause(const AttemptResult &result, milliseconds asked, Clock::time_point now)
{
    const bool wasOn = m_pause.isOn(now);
    m_pause.begin(asked, now);
    if (wasOn || !m_pause.isOn(now))
        return;
    m_counts.troubleWith.replace(result.error);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_pause.until() - now);
    qCWarning(ops::logDelivery, "%s asks to wait for %lld s (%ls): all but critical deliveries wait.",
        word(m_provider).data(), static_cast<long long>(seconds.count()), qUtf16Printable(result.error));
}

void ProviderState::tellFailure(const QString &error, bool wasClosed)
{
    ++m_counts.pauses;
    m_counts.troubleWith.replace(error);
    if (wasClosed) // the probes that follow are not told of
        qCWarning(ops::logDelivery, "%s does not work (%ls): left alone, and probed from time to time.",
            word(m_provider).data(), qUtf16Printable(error));
}

ProviderState::Allowance ProviderState::allowance(int wanted, Clock::time_point now) const
{
    if (wanted <= 0)
        return {};
    if (m_pause.isOn(now)) {
        const bool mayTry = now >= m_pause.criticalAt() && (isClosed() || m_breaker.mayProbe(now));
        return mayTry && m_probes == 0 ? Allowance {probeCandidates, true, true} : Allowance {};
    }
    if (isClosed())
        return {.most = wanted};
    if (m_breaker.mayProbe(now))
        return {probeCandidates, false, true};
    return m_breaker.letsCriticalPass() ? Allowance {wanted, true, false} : Allowance {};
}

ProviderState::Clock::time_point ProviderState::nextAllowance(Clock::time_point now) const
{
    if (!m_pause.isOn(now))
        return m_breaker.opensUntil();
    const Clock::time_point critical
        = isClosed() ? m_pause.criticalAt() : std::max(m_pause.criticalAt(), m_breaker.opensUntil());
    return now < critical ? std::min(critical, m_pause.until()) : m_pause.until();
}

QList<ReadyDelivery> ProviderState::chooseProbes(QList<ReadyDelivery> &candidates)
{
    std::stable_partition(candidates.begin(), candidates.end(),
        [this](const ReadyDelivery &candidate) { return !m_shares.isInTrouble(candidate.target); });
    const int most = isClosed() ? 1 : mostProbes;
    QList<ReadyDelivery> probes;
    QSet<QString> targets;
    candidates.removeIf([&](const ReadyDelivery &candidate) {
        if (probes.size() == most || targets.contains(candidate.target))
            return false;
        targets += candidate.target;
        probes += candidate;
        return true;
    });
    m_probes = int(probes.size());
    if (!isClosed())
        m_breaker.beginProbes(m_probes);
    count();
    return probes;
}

void ProviderState::count()
{
    m_counts.window = m_window.size();
    m_counts.breaker = int(m_breaker.state());
    m_counts.pausedUntil = m_pause.until();
    m_counts.failingUntil = m_breaker.opensUntil();
}

} // namespace mc::delivery
