#include "ops/periodic.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace mc::ops {

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
        QObject::connect(&timer, &QTimer::timeout, work);
        timer.start(m_interval);
        QEventLoop().exec();
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

} // namespace mc::ops
