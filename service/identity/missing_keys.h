#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QSet>

#include <chrono>
#include <mutex>

namespace mc::identity {

/// What becomes of tokens that name a key which is not among those at hand: the first to name it has the keys fetched anew, once, and
/// until that is done it can't be judged. Afterwards there is no such key. Made-up names must not make this service flood the
/// provider, so five such fetches may follow each other, and then one a minute: beyond that the names are unknown. Thread-safe.
class MissingKeys
{
public:
    using Time = std::chrono::steady_clock::time_point;
    enum class Verdict {
        Unknown, ///< there is no such key
        Pending, ///< it may be among those that are being fetched
        Fetch, ///< the same, and fetching them is up to the caller
    };

    Verdict judge(const QByteArray &keyId, Time now);

    /// A fetch has ended with keys. It had been asked for by judge(), or was due anyhow: then names that were unknown before may be
    /// fetched for again.
    void succeeded();
    /// A fetch has come to nothing: until the next has ended, nothing is known of missing keys.
    void failed();

private:
    bool mayFetch(Time now);

    std::mutex m_lock; // of all that follows
    bool m_isFetching = false; // because of judge()
    bool m_isProviderAway = true; // no fetch has succeeded yet, or the last one failed
    QSet<QByteArray> m_asked; // named since that began
    QSet<QByteArray> m_unknown; // not among the keys that were fetched because of them
    Time m_paidUntil {}; // GCRA: when all five fetches may be made again
};

} // namespace mc::identity
