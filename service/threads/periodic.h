#pragma once

#include <QtCore/QThread>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

QT_FORWARD_DECLARE_CLASS(QTimer)

namespace mc::threads {

/// Work that is done again and again on a thread of its own. start() and stop() may be called twice and in any order;
/// stop() waits for the turn that is under way. Made, started and stopped on one thread.
class Periodic
{
public:
    using Work = std::function<void()>;

    /// `prepare` is called on the new thread and answers the work of each turn, with whatever it owns: a session with the
    /// database, say, that belongs to that thread.
    Periodic(const QString &name, std::chrono::milliseconds interval, std::function<Work()> prepare);
    ~Periodic();

    void start();
    void stop();
    /// Lets the next turn come at once. From any thread, between start() and stop().
    void wake();

    /// For work in many steps: whether the thread it runs on was told to stop.
    static bool isStopping() { return QThread::currentThread()->isInterruptionRequested(); }

private:
    void announce(QTimer *timer);

    QString m_name;
    std::chrono::milliseconds m_interval;
    std::function<Work()> m_prepare;
    std::unique_ptr<QThread> m_thread;
    std::mutex m_lock; // of what follows
    QTimer *m_timer = nullptr; // lives on the thread; absent while it does not run
};

} // namespace mc::threads
