#pragma once

#include "auth/attempt_log.h"
#include "model/result.h"

#include <QtCore/QString>

#include <array>
#include <mutex>

namespace mc::auth {

/// Holds back whoever guesses passwords (CONTRACT sections 3, 11 and 12): failures are counted by pair of user name and address,
/// by address alone, and by name alone, each over a sliding window.
///
/// The name's limit is soft: it does not hold where that name has signed in before, so that nobody locks another out. An attempt
/// counts as failed from its start until it is known better, so that guesses sent at once don't get past. Names are compared
/// without case and surrounding space. At most `mostKept` pairs, addresses and names each are remembered.
///
/// One per process, shared by all threads that answer requests; thread-safe, never blocks for long.
class LoginThrottle
{
public:
    using Time = AttemptLog::Time;

    struct Limits
    {
        ops::Rate byPair {5};
        ops::Rate byAddress {30};
        ops::Rate byName {20};
    };

    explicit LoginThrottle(const Limits &limits, std::size_t mostKept = 10'000);
    LoginThrottle()
        : LoginThrottle(Limits())
    {
    }

    /// Counts an attempt that is about to be made, or refuses it: RateLimited, saying which limit was met, with retryAfter in
    /// whole seconds. A refused attempt does not count. `address`: as networkOf() writes it.
    model::Result<void> begin(const QString &name, const QByteArray &address, Time now);

    /// The password was right: the pair's failures are forgotten, and the attempt counts nowhere.
    void succeed(const QString &name, const QByteArray &address, Time now);

    /// The attempt came to nothing for reasons of the service's own: it does not count.
    void withdraw(const QString &name, const QByteArray &address);

private:
    struct Keys
    {
        AttemptKey pair;
        AttemptKey address;
        AttemptKey name;
    };
    Keys keysOf(const QString &name, const QByteArray &address) const;
    AttemptKey keyOf(char kind, const QByteArray &text) const;

    std::array<uchar, 32> m_hashKey; ///< random, so that no one can choose names that collide
    std::mutex m_mutex;
    AttemptLog m_byPair;
    AttemptLog m_byAddress;
    AttemptLog m_byName;
    AttemptLog m_successes; ///< by pair
};

} // namespace mc::auth
