#pragma once

#include <QtCore/QDateTime>

#include <chrono>

namespace mc::rules {

/// How often each provider is to be proven, and how long a test may take.
struct CanaryPolicy
{
    std::chrono::milliseconds interval;
    std::chrono::milliseconds timeout;
};

/// What is known of one provider. Invalid times: never.
struct CanaryState
{
    QDateTime provenAt; ///< it accepted something
    QDateTime testedAt; ///< the latest test was begun
    QDateTime failingSince; ///< administrators were told, and nothing was accepted since
    bool isTestLost = false; ///< the latest test will not be sent any more, or could not be made
};

enum class CanaryStep {
    Nothing,
    Test, ///< nothing was accepted within the interval
    Alarm, ///< the test was not accepted
    Recover, ///< something was, after an alarm
};

/// What is to be done about a provider. A failing one is told once, and tested on. `since`: when the caller began to look; a test
/// that was begun before has the timeout from then on, since nobody may have sent it meanwhile.
CanaryStep nextStep(const CanaryState &state, const CanaryPolicy &policy, const QDateTime &since, const QDateTime &now);

} // namespace mc::rules
