#include "program/watchdog.h"

#include "ops/log_categories.h"

#include <QtCore/QThread>

namespace mc::program {

namespace {

// Of the time after which the manager gives the program up: a busy machine may let some reports be late.
constexpr int reportsInTime = 4;

} // namespace

Watchdog::Watchdog(ServiceManager &manager, const std::vector<QObject *> &loops)
    : m_manager(manager)
{
    const std::chrono::microseconds interval = ServiceManager::watchdogInterval();
    if (interval.count() == 0)
        return;
    for (QObject *const object : loops)
        m_loops.push_back({object, object->thread()->objectName(), std::make_shared<std::atomic<bool>>(true)});
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { check(); });
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(std::max(
        std::chrono::milliseconds(1), std::chrono::duration_cast<std::chrono::milliseconds>(interval) / reportsInTime));
    check();
}

void Watchdog::check()
{
    QStringList silent;
    for (const Loop &loop : m_loops) {
        if (loop.hasAnswered->exchange(false))
            ask(loop);
        else
            silent += loop.name;
    }
    if (silent.isEmpty())
        m_manager.works();
    tell(silent.join(QLatin1String(", ")));
}

void Watchdog::ask(const Loop &loop)
{
    QMetaObject::invokeMethod(
        loop.object, [hasAnswered = loop.hasAnswered] { *hasAnswered = true; }, Qt::QueuedConnection);
}

void Watchdog::tell(const QString &silent)
{
    if (std::exchange(m_silent, silent) == silent)
        return;
    if (silent.isEmpty())
        qCInfo(ops::logOps, "every thread answers again");
    else
        qCWarning(ops::logOps, "threads that do not answer: %ls; unless they do, the service manager ends the service",
            qUtf16Printable(silent));
}

} // namespace mc::program
