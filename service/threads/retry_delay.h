#pragma once

#include <algorithm>
#include <chrono>

namespace mc::threads {

/// How long to wait before asking a failing database again: doubles from `first` up to `last`, and begins anew after a
/// success. Without chance, unlike client::Backoff: few ask at once.
class RetryDelay
{
public:
    using milliseconds = std::chrono::milliseconds;

    RetryDelay(milliseconds first, milliseconds last)
        : m_first(first)
        , m_last(last)
        , m_next(first)
    {
    }

    milliseconds next() { return std::exchange(m_next, std::min(m_next * 2, m_last)); }
    void reset() { m_next = m_first; }

private:
    milliseconds m_first;
    milliseconds m_last;
    milliseconds m_next;
};

} // namespace mc::threads
