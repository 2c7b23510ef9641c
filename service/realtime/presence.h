#pragma once

#include "model/ids.h"

#include <array>
#include <atomic>

namespace mc::realtime {

/// Who may have a socket on this instance, so that news of everybody else costs two instructions. Never says no of
/// somebody who has; may say yes of others. Thread-safe.
class Presence
{
public:
    void enter(model::UserId user) { ++counter(user); }
    void leave(model::UserId user) { --counter(user); }
    bool has(model::UserId user) const { return m_counters[index(user)] > 0; }

private:
    static constexpr std::size_t size = 1 << 15;

    static std::size_t index(model::UserId user) { return qHash(user) % size; }
    std::atomic<int> &counter(model::UserId user) { return m_counters[index(user)]; }

    std::array<std::atomic<int>, size> m_counters {};
};

} // namespace mc::realtime
