#include "threads/periodic.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace mc::threads {

Periodic::Periodic(const QString &name, std::chrono::milliseconds interval, std::function<Work()> prepare)
    : m_name(name)
    , m_interval(interval)
    , m_prepare(std::move(prepare))
{
}

Periodic::~Periodic() { stop(); }

void Periodic::start()
{
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this] {
        const Work work = m_prepare();
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            timer.setInterval(m_interval);
            work();
        });
        timer.start(m_interval);
        announce(&timer);
        QEventLoop().exec();
        announce(nullptr);
    }));
    m_thread->setObjectName(m_name);
    m_thread->start();
}

void Periodic::stop()
{
    if (!m_thread)
        return;
    m_thread->requestInterruption();
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

void Periodic::wake()
{
    const std::lock_guard locker(m_lock);
    if (m_timer)
        QMetaObject::invokeMethod(
            m_timer, [timer = m_timer] { timer->start(0); }, Qt::QueuedConnection);
}

void Periodic::announce(QTimer *timer)
{
    const std::lock_guard locker(m_lock);
    m_timer = timer;
}

} // namespace mc::threads
