#include "loop/epoll_dispatcher.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThread>

#include <limits>

namespace mc::loop {

using std::chrono::milliseconds;

namespace {

/// Never early: a wait is in whole milliseconds, so they are rounded up.
int wholeMilliseconds(std::chrono::nanoseconds time)
{
    const milliseconds rounded = std::chrono::ceil<milliseconds>(time);
    return int(std::clamp<qint64>(rounded.count(), 0, std::numeric_limits<int>::max()));
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
{
}

EpollDispatcher::~EpollDispatcher() = default;

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted.store(false, std::memory_order_relaxed);
    const quint64 turn = ++m_turn;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool isAskedToWait = flags.testFlag(QEventLoop::WaitForMoreEvents);
    const bool mayWait = isAskedToWait && !m_wake.isRaised() && !m_isInterrupted.load(std::memory_order_relaxed);
    if (mayWait)
        Q_EMIT aboutToBlock();
    if (m_isInterrupted.load(std::memory_order_relaxed))
        return false;

    // A nested loop in a slot of aboutToBlock() may have used up the wake-up for an event that was posted meanwhile.
    const bool mayRest = mayWait && m_turn == turn && m_wake.beginRest();
    wait(flags, mayRest);

    int handled = m_wake.settle() ? 1 : 0;
    if (!flags.testFlag(QEventLoop::ExcludeSocketNotifiers))
        handled += m_sockets.activate();
    if (!flags.testFlag(QEventLoop::X11ExcludeTimers))
        handled += m_timers.fire(std::chrono::steady_clock::now());
    return handled > 0;
}

void EpollDispatcher::wait(QEventLoop::ProcessEventsFlags flags, bool mayRest)
{
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    bool isDone = false;
    while (!isDone) {
        const int timeout = mayRest ? restMilliseconds(flags) : 0;
        isDone = withSockets ? m_sockets.wait(timeout) : m_wake.wait(timeout);
    }
}

/// How long a turn may wait for something to happen; -1: without end.
int EpollDispatcher::restMilliseconds(QEventLoop::ProcessEventsFlags flags) const
{
    const std::optional<TimePoint> due = m_timers.earliestDue();
    if (!due || flags.testFlag(QEventLoop::X11ExcludeTimers))
        return -1;
    return wholeMilliseconds(*due - std::chrono::steady_clock::now());
}

bool EpollDispatcher::isCalledOnOwnThread(const char *function) const
{
    if (thread() == QThread::currentThread())
        return true;
    qWarning("EpollDispatcher::%s: not allowed on another thread", function);
    return false;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    if (isCalledOnOwnThread("registerSocketNotifier"))
        m_sockets.add(notifier);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    if (isCalledOnOwnThread("unregisterSocketNotifier"))
        m_sockets.remove(notifier);
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    if (timerId < 1 || interval < 0 || !object) {
        qWarning("EpollDispatcher::registerTimer: invalid arguments");
        return;
    }
    if (isCalledOnOwnThread("registerTimer"))
        m_timers.add(timerId, interval, timerType, object, std::chrono::steady_clock::now());
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return isCalledOnOwnThread("unregisterTimer") && m_timers.remove(timerId);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return isCalledOnOwnThread("unregisterTimers") && m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.timersOf(object);
}

int EpollDispatcher::remainingTime(int timerId)
{
    const std::optional<std::chrono::nanoseconds> remaining
        = m_timers.remaining(timerId, std::chrono::steady_clock::now());
    return remaining ? wholeMilliseconds(*remaining) : -1;
}

void EpollDispatcher::wakeUp() { m_wake.raise(); }

void EpollDispatcher::interrupt()
{
    m_isInterrupted.store(true, std::memory_order_relaxed);
    wakeUp();
}

} // namespace mc::loop
