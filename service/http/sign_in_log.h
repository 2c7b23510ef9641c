#pragma once

#include "ops/metrics.h"

#include <QtCore/QHash>
#include <QtNetwork/QHostAddress>

#include <array>
#include <chrono>
#include <mutex>

namespace mc::http {

enum class SignInOutcome {
    Succeeded,
    WrongPassword,
    UnknownName, ///< there is no local account of that name
    Inactive, ///< the password was right
    Throttled, ///< not looked at (auth::LoginThrottle)
};

/// Counts sign-ins, and tells the log of those that failed, a warning each, in a form that fail2ban and the like can read:
///
///     sign-in failed: address=192.0.2.7 reason=wrong_password count=1 name="ann"
///
/// `count` is how many failed from that address (IPv6: network) within the minute. Beyond ten only those whose count is a power of
/// two have a line, and beyond 300 lines within the minute only such ones again: a flood is a few lines. The name is what was
/// typed, so it comes last, quoted and cut.
///
/// One per process, shared by all threads that answer requests; thread-safe.
class SignInLog
{
public:
    using Clock = std::chrono::steady_clock;

    explicit SignInLog(ops::Metrics &metrics);

    void add(
        SignInOutcome outcome, const QString &name, const QHostAddress &address, Clock::time_point now = Clock::now());

private:
    /// Failures within a minute.
    struct Burst
    {
        Clock::time_point begin {};
        quint64 count = 0;

        bool isOver(Clock::time_point now) const { return now - begin >= std::chrono::minutes(1); }
        quint64 add(Clock::time_point now);
    };
    Burst &burstOf(const QByteArray &network, Clock::time_point now);

    std::array<prometheus::Counter *, 5> m_counters {}; ///< by outcome
    std::mutex m_mutex; ///< guards what follows
    QHash<QByteArray, Burst> m_byNetwork;
    Burst m_others; ///< of networks for which there was no room
    Burst m_lines; ///< of all
};

} // namespace mc::http
