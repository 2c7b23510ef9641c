#pragma once

#include "ops/settings.h"

#include <QtCore/QHash>

#include <chrono>
#include <deque>
#include <list>
#include <optional>

namespace mc::auth {

/// A keyed hash of whom or what attempts are counted for.
struct AttemptKey
{
    quint64 high = 0;
    quint64 low = 0;
    bool operator==(const AttemptKey &) const = default;
    friend size_t qHash(AttemptKey key, size_t seed = 0) { return size_t(key.low) ^ seed; }
};

/// Counts attempts by key over a sliding window. A bounded number of keys is remembered, in some 200 bytes each; the one idle
/// longest is forgotten first. Not thread-safe.
class AttemptLog
{
public:
    using Time = std::chrono::steady_clock::time_point;

    AttemptLog(const ops::Rate &limit, std::size_t mostKeys);

    /// How long the key has to wait for its next attempt, in whole seconds from 1; nothing when it may have it now.
    std::optional<std::chrono::seconds> wait(const AttemptKey &key, Time now);
    void add(const AttemptKey &key, Time now);
    /// Takes the latest attempt back.
    void withdraw(const AttemptKey &key);
    void forget(const AttemptKey &key);

private:
    struct Entry
    {
        AttemptKey key;
        std::deque<Time> attempts; ///< oldest first, never empty
    };
    using Entries = std::list<Entry>;

    void forgetBefore(Time start);
    void erase(Entries::iterator entry);

    const ops::Rate m_limit;
    const std::size_t m_mostKeys;
    Entries m_entries; ///< by latest attempt, oldest first
    QHash<AttemptKey, Entries::iterator> m_index;
};

} // namespace mc::auth
