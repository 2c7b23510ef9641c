#pragma once

#include "loop/timer_due.h"

#include <vector>

QT_FORWARD_DECLARE_CLASS(QObject)

namespace mc::loop {

/// A running timer, as TimerQueue holds it.
struct Timer
{
    static constexpr int notQueued = -1;

    int id = 0;
    std::chrono::milliseconds interval {0};
    Qt::TimerType type = Qt::PreciseTimer;
    QObject *object = nullptr; ///< gets the QTimerEvent
    TimePoint due;
    quint64 order = 0; ///< of two timers due at the same time the one queued first fires first
    quint64 registration = 0; ///< tells this timer from another one that uses the same memory later; 0: none
    int heapIndex = notQueued;
    Timer *previousOfObject = nullptr;
    Timer *nextOfObject = nullptr;
};

/// Timers by due time, the earliest first: a binary heap in which each timer knows its place, so that queueing and
/// leaving cost O(log n). It owns no timer and does not allocate but when it grows.
class TimerHeap
{
public:
    bool isEmpty() const { return m_entries.empty(); }
    /// The earliest timer; there must be one.
    Timer *top() const { return m_entries.front().timer; }
    /// Queues a timer that is not queued, by its `due` and `order`.
    void push(Timer *timer);
    /// Takes out a queued timer.
    void remove(Timer *timer);

private:
    struct Entry
    {
        TimePoint due;
        quint64 order;
        Timer *timer;
        bool operator<(const Entry &other) const { return due != other.due ? due < other.due : order < other.order; }
    };

    void put(size_t index, const Entry &entry);
    void siftUp(size_t index, const Entry &entry);
    void siftDown(size_t index, const Entry &entry);

    std::vector<Entry> m_entries;
};

} // namespace mc::loop
