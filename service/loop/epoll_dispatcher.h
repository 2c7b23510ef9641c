#pragma once

#include "loop/socket_watch.h"
#include "loop/timer_queue.h"
#include "loop/wake_signal.h"

#include <QtCore/QAbstractEventDispatcher>

#include <atomic>

namespace mc::loop {

/// An event dispatcher whose turn costs what happens, not what is open: Qt's own on Linux hand every descriptor to
/// poll() at every turn. For threads that serve sockets.
///
/// Give a new one to a thread before that starts: `thread.setEventDispatcher(new EpollDispatcher)`. The thread then owns
/// it, and it dies with the thread's end. It keeps what QEventDispatcherUNIX promises, order within a turn included:
/// posted events, then sockets, then timers. Only wakeUp() and interrupt() may be called on other threads.
///
/// It differs in two points. A notifier whose descriptor is closed while it is enabled just stays silent: epoll
/// does not tell. And a very coarse timer never runs more often than once a second.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT
public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    /// Milliseconds, rounded up; 0 when overdue, -1 when there is no such timer.
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    bool isCalledOnOwnThread(const char *function) const;
    void wait(QEventLoop::ProcessEventsFlags flags, bool mayRest);
    int restMilliseconds(QEventLoop::ProcessEventsFlags flags) const;

    WakeSignal m_wake;
    SocketWatch m_sockets {m_wake};
    TimerQueue m_timers;
    std::atomic<bool> m_isInterrupted {false};
    quint64 m_turn = 0; ///< tells whether a nested loop ran meanwhile
};

} // namespace mc::loop
