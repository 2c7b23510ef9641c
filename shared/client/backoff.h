#pragma once

#include <chrono>

namespace mc::client {

/// How long to wait before trying again: doubles from `first` up to `longest`, of which a random half is taken off, so that
/// the clients of a restarted service do not all come at once.
class Backoff
{
public:
    using milliseconds = std::chrono::milliseconds;

    Backoff(milliseconds first, milliseconds longest)
        : m_first(first)
        , m_longest(longest)
        , m_next(first)
    {
    }

    /// From half of the pause to all of it.
    milliseconds next();
    /// After a success.
    void reset() { m_next = m_first; }

private:
    milliseconds m_first;
    milliseconds m_longest;
    milliseconds m_next;
};

} // namespace mc::client
