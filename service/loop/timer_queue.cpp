#include "loop/timer_queue.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimerEvent>

#include <algorithm>

namespace mc::loop {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {
/// Longer intervals would not fit the clock's nanoseconds; nobody waits for their end.
constexpr qint64 longestInterval = milliseconds(std::chrono::years(100)).count();
} // namespace

void TimerQueue::add(int id, qint64 interval, Qt::TimerType type, QObject *object, TimePoint now)
{
    remove(id);
    Timer *timer = takeUnused();
    timer->id = id;
    timer->interval = milliseconds(std::min(interval, longestInterval));
    timer->type = type;
    timer->object = object;
    timer->due = firstDue(now, timer->interval, type);
    timer->registration = ++m_lastRegistration;
    m_byId.insert(id, timer);
    link(timer);
    queue(timer);
}

bool TimerQueue::remove(int id)
{
    Timer *timer = m_byId.take(id);
    if (!timer)
        return false;
    if (timer->heapIndex == Timer::notQueued)
        std::erase(m_firing, timer);
    else
        m_heap.remove(timer);
    unlink(timer);
    timer->registration = 0;
    m_unused.push_back(timer);
    return true;
}

bool TimerQueue::removeAll(QObject *object)
{
    bool found = false;
    while (const Timer *timer = m_firstOfObject.value(object)) {
        remove(timer->id);
        found = true;
    }
    return found;
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::timersOf(QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> found;
    for (const Timer *timer = m_firstOfObject.value(object); timer; timer = timer->nextOfObject)
        found.append({timer->id, int(timer->interval.count()), timer->type});
    std::reverse(found.begin(), found.end()); // the first started first
    return found;
}

std::optional<std::chrono::nanoseconds> TimerQueue::remaining(int id, TimePoint now) const
{
    const Timer *timer = m_byId.value(id);
    if (!timer)
        return std::nullopt;
    return std::max(timer->due - now, TimePoint::duration(0));
}

std::optional<TimePoint> TimerQueue::earliestDue() const
{
    if (m_heap.isEmpty())
        return std::nullopt;
    return m_heap.top()->due;
}

int TimerQueue::fire(TimePoint now)
{
    // In a nested loop: the timers whose handlers run it pass over the intervals that end meanwhile.
    for (Timer *timer : m_firing) {
        if (timer->due <= now)
            timer->due = nextDue(timer->due, now, timer->interval, timer->type);
    }

    const quint64 lastOfThisTurn = m_lastOrder;
    int fired = 0;
    while (!m_heap.isEmpty()) {
        Timer *timer = m_heap.top();
        if (timer->due > now || timer->order > lastOfThisTurn)
            break;
        m_heap.remove(timer);
        timer->due = nextDue(timer->due, now, timer->interval, timer->type);
        if (timer->interval > 0ms)
            ++fired;
        deliver(timer);
    }
    return fired;
}

void TimerQueue::deliver(Timer *timer)
{
    const quint64 registration = timer->registration;
    m_firing.push_back(timer);
    QTimerEvent event(timer->id);
    QCoreApplication::sendEvent(timer->object, &event);
    if (timer->registration != registration)
        return; // its handler stopped it
    std::erase(m_firing, timer);
    queue(timer);
}

void TimerQueue::queue(Timer *timer)
{
    timer->order = ++m_lastOrder;
    m_heap.push(timer);
}

void TimerQueue::link(Timer *timer)
{
    Timer *&first = m_firstOfObject[timer->object];
    timer->previousOfObject = nullptr;
    timer->nextOfObject = first;
    if (first)
        first->previousOfObject = timer;
    first = timer;
}

void TimerQueue::unlink(Timer *timer)
{
    if (timer->nextOfObject)
        timer->nextOfObject->previousOfObject = timer->previousOfObject;
    if (timer->previousOfObject)
        timer->previousOfObject->nextOfObject = timer->nextOfObject;
    else if (timer->nextOfObject)
        m_firstOfObject[timer->object] = timer->nextOfObject;
    else
        m_firstOfObject.remove(timer->object);
}

Timer *TimerQueue::takeUnused()
{
    if (m_unused.empty())
        return &m_timers.emplace_back();
    Timer *timer = m_unused.back();
    m_unused.pop_back();
    return timer;
}

} // namespace mc::loop
