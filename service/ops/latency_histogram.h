#pragma once

#include <QtCore/QtGlobal>

#include <array>
#include <atomic>
#include <chrono>

namespace mc::ops {

/// How long something took, again and again: counts by duration, from 0.1 ms to 5 s. Any number of threads may observe at
/// the same time; none waits for another, which prometheus-cpp's own histogram can't promise.
class LatencyHistogram
{
public:
    /// Upper bounds in seconds, each of a bucket; what is above the last one falls into one more.
    static constexpr std::array bounds {
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0};

    void observe(std::chrono::nanoseconds duration);

    quint64 count(std::size_t bucket) const { return m_counts[bucket].load(std::memory_order_relaxed); }
    double seconds() const { return double(m_nanoseconds.load(std::memory_order_relaxed)) / 1e9; } ///< of all together

private:
    std::array<std::atomic<quint64>, bounds.size() + 1> m_counts {};
    std::atomic<quint64> m_nanoseconds = 0;
};

} // namespace mc::ops
