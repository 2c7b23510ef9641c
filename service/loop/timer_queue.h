#pragma once

#include "loop/timer_heap.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QHash>

#include <deque>
#include <optional>
#include <vector>

namespace mc::loop {

/// The timers of one thread's EpollDispatcher, which owns it. Used on that thread only.
///
/// Starting and stopping a timer cost O(log n), also with tens of thousands of them; firing one allocates nothing. A
/// timer fires at most once a turn, and never inside its own handler (Qt's promise for nested event loops).
class TimerQueue
{
public:
    /// Starts a timer. `interval` in milliseconds, 0: due at every turn. Takes the place of a
    /// timer of the same id.
    void add(int id, qint64 interval, Qt::TimerType type, QObject *object, TimePoint now);
    /// Stops a timer; false when there is none of that id. Safe inside any timer's handler.
    bool remove(int id);
    /// Stops all timers of an object; false when it has none.
    bool removeAll(QObject *object);
    /// The timers of an object, as they were started.
    QList<QAbstractEventDispatcher::TimerInfo> timersOf(QObject *object) const;

    /// Time until the timer is due, 0 when it is overdue; nothing when there is none of that id.
    std::optional<std::chrono::nanoseconds> remaining(int id, TimePoint now) const;
    /// When the earliest timer is due whose handler is not running; nothing: no timer to wait for.
    std::optional<TimePoint> earliestDue() const;

    /// Sends each timer that is due its QTimerEvent, the earliest first. Timers started by the handlers wait for the
    /// next call. Answers how many fired, those with interval 0 not counted.
    int fire(TimePoint now);

private:
    void queue(Timer *timer);
    void deliver(Timer *timer);
    void link(Timer *timer);
    void unlink(Timer *timer);
    Timer *takeUnused();

    std::deque<Timer> m_timers; ///< memory of all timers, used and unused; addresses stay
    std::vector<Timer *> m_unused;
    QHash<int, Timer *> m_byId;
    QHash<QObject *, Timer *> m_firstOfObject;
    TimerHeap m_heap; ///< all but those whose handler is running
    std::vector<Timer *> m_firing; ///< those whose handler is running, the outermost loop's first
    quint64 m_lastOrder = 0;
    quint64 m_lastRegistration = 0;
};

} // namespace mc::loop
