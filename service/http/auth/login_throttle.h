#pragma once

#include "model/result.h"

#include <QtCore/QHash>
#include <QtCore/QString>

#include <array>
#include <chrono>
#include <list>
#include <mutex>

namespace mc::http {

/// Holds back whoever guesses passwords: five failures a minute for each pair of user name and address (CONTRACT
/// sections 3 and 11), over a sliding window.
///
/// An attempt counts as failed from its start until it is known better, so that guesses sent at once don't get past.
/// Names are compared without case and surrounding space. At most `mostPairs` pairs are remembered, in some 200 bytes
/// each whatever the name's length; the one idle longest is forgotten first.
///
/// One per process, shared by the workers; thread-safe, never blocks for long.
class LoginThrottle
{
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit LoginThrottle(std::size_t mostPairs = 10'000);

    /// Counts an attempt that is about to be made, or refuses it: RateLimited, with retryAfter in whole seconds, 1 to
    /// 60. A refused attempt does not count.
    model::Result<void> begin(const QString &name, const QString &address, Time now);

    /// The password was right: the pair's failures are forgotten.
    void succeed(const QString &name, const QString &address);

    /// The attempt came to nothing for reasons of the service's own: it does not count.
    void withdraw(const QString &name, const QString &address);

private:
    static constexpr int mostFailures = 5;
    struct Key ///< a keyed hash of the pair
    {
        quint64 high = 0;
        quint64 low = 0;
        bool operator==(const Key &) const = default;
        friend size_t qHash(Key key, size_t seed = 0) { return size_t(key.low) ^ seed; }
    };
    struct Pair
    {
        Key key;
        std::array<Time, mostFailures> attempts; ///< oldest first
        int count = 0;
    };

    Key keyOf(const QString &name, const QString &address) const;
    std::list<Pair>::iterator pairOf(const Key &key);
    void forget(std::list<Pair>::iterator pair);
    void forgetBefore(Time start);

    const std::size_t m_mostPairs;
    std::array<uchar, 32> m_hashKey; ///< random, so that no one can choose names that collide
    std::mutex m_mutex;
    std::list<Pair> m_pairs; ///< by latest attempt, oldest first
    QHash<Key, std::list<Pair>::iterator> m_index;
};

} // namespace mc::http
