#include "delivery/provider_state.h"

#include "ops/log_categories.h"
#include "rules/retry_schedule.h"

namespace mc::delivery {

using std::chrono::milliseconds;

namespace {

constexpr int longestPause = 12; // times the first one

} // namespace

ProviderState::ProviderState(model::Provider provider, const Limits &limits, LaneCounts &counts)
    : m_provider(provider)
    , m_counts(counts)
    , m_window(limits.mostInFlight, limits.perSecond)
    , m_breaker(limits.firstPause, limits.firstPause * longestPause)
{
    count();
}

void ProviderState::onResult(
    const AttemptResult &result, const QString &target, Clock::duration took, Clock::time_point now)
{
    const bool isRefusal
        = result.health == AttemptResult::Health::Throttled || result.health == AttemptResult::Health::Failing;
    const bool isTargets = isRefusal && result.scope == AttemptResult::Scope::Target;
    const int answers = isTargets ? m_sameAnswers.add(result.error, target) : 1;
    switch (result.health) {
    case AttemptResult::Health::Healthy:
        m_window.onSuccess(took);
        m_sameAnswers.clear();
        onSuccess();
        break;
    case AttemptResult::Health::Throttled:
        onSuccess(); // it answers
        if (answers > 0)
            onThrottled(result.retryAfter.value_or(milliseconds(0)), now);
        break;
    case AttemptResult::Health::Failing:
        answers > 0 ? onFailure(result.error, answers, now) : m_breaker.cancelProbe();
        break;
    case AttemptResult::Health::Unknown:
        m_breaker.cancelProbe();
        break;
    }
    count();
}

ProviderState::Clock::time_point ProviderState::stoppedUntil() const
{
    return m_breaker.state() == Breaker::State::Open ? std::max(m_breaker.opensUntil(), m_pausedUntil) : m_pausedUntil;
}

int ProviderState::allowed(int wanted, Clock::time_point now)
{
    const int allowed = now < m_pausedUntil ? 0 : m_breaker.allowed(wanted, now);
    count();
    return allowed;
}

void ProviderState::cancelProbe()
{
    m_breaker.cancelProbe();
    count();
}

void ProviderState::onSuccess()
{
    if (m_breaker.onSuccess())
        qCInfo(ops::logDelivery, "%s works again.", word(m_provider).data());
}

void ProviderState::onThrottled(milliseconds asked, Clock::time_point now)
{
    m_window.onThrottled(now);
    m_pausedUntil = std::max(m_pausedUntil, now + std::min(asked, rules::longestAsked));
}

void ProviderState::onFailure(const QString &error, int answers, Clock::time_point now)
{
    const bool wasOpen = m_breaker.state() != Breaker::State::Closed;
    bool isOpened = false;
    for (int i = 0; i < answers; ++i)
        isOpened |= m_breaker.onFailure(now);
    if (!isOpened)
        return;
    ++m_counts.pauses;
    if (!wasOpen) // the probes that follow are not told of
        qCWarning(ops::logDelivery, "%s does not work (%ls): left alone, and probed from time to time.",
            word(m_provider).data(), qUtf16Printable(error));
}

void ProviderState::count()
{
    m_counts.window = m_window.size();
    m_counts.breaker = int(m_breaker.state());
}

} // namespace mc::delivery
