#include "rules/canary.h"

namespace mc::rules {

namespace {

// The later of two, either of which may be invalid.
QDateTime latest(const QDateTime &a, const QDateTime &b)
{
    if (!a.isValid() || !b.isValid())
        return a.isValid() ? a : b;
    return std::max(a, b);
}

} // namespace

CanaryStep nextStep(const CanaryState &state, const CanaryPolicy &policy, const QDateTime &since, const QDateTime &now)
{
    if (state.failingSince.isValid() && state.provenAt.isValid() && state.provenAt > state.failingSince)
        return CanaryStep::Recover;
    const bool isOpen = state.testedAt.isValid() && !(state.provenAt.isValid() && state.provenAt >= state.testedAt);
    const bool isLate = isOpen && latest(state.testedAt, since).addMSecs(policy.timeout.count()) <= now;
    const bool hasFailed = isOpen && (state.isTestLost || isLate);
    if (hasFailed && !state.failingSince.isValid())
        return CanaryStep::Alarm;
    if (isOpen && !hasFailed)
        return CanaryStep::Nothing;
    const QDateTime last = latest(state.provenAt, state.testedAt);
    const bool isDue = !last.isValid() || last.addMSecs(policy.interval.count()) <= now;
    return isDue ? CanaryStep::Test : CanaryStep::Nothing;
}

} // namespace mc::rules
