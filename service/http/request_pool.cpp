#include "http/request_pool.h"

#include "http/request_room.h"

#include <sys/resource.h>

namespace mc::http {

RequestPool::RequestPool(const Shared &shared, const Size &size, const QString &name)
    : m_shared(shared)
    , m_niceness(size.niceness)
    , m_jobs(size.limits)
{
    for (int number = 1; number <= size.threads; ++number) {
        const QString own = name + u' ' + QString::number(number);
        m_threads.emplace_back(QThread::create([this, own] { work(own); }));
        m_threads.back()->setObjectName(own);
        m_threads.back()->start();
    }
}

RequestPool::~RequestPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_jobs.clear();
    }
    m_filled.notify_all();
    for (const auto &thread : m_threads)
        thread->wait();
}

bool RequestPool::post(const QByteArray &holder, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping || !m_jobs.add(holder, std::move(job)))
            return false;
    }
    m_filled.notify_one();
    return true;
}

void RequestPool::work(const QString &name)
{
    ::setpriority(PRIO_PROCESS, 0, m_niceness); // of this thread alone: Linux' meaning of 0
    RequestRoom room(m_shared, name);
    while (const auto taken = next()) {
        taken->job(room);
        finish(taken->holder);
    }
}

std::optional<threads::FairQueue<RequestPool::Job>::Taken> RequestPool::next()
{
    std::unique_lock lock(m_mutex);
    std::optional<threads::FairQueue<Job>::Taken> taken;
    m_filled.wait(lock, [&] { return m_isStopping || (taken = m_jobs.take()); });
    return m_isStopping ? std::nullopt : std::move(taken);
}

void RequestPool::finish(const QByteArray &holder)
{
    const std::lock_guard lock(m_mutex);
    // This thread takes it, or somebody else's, and then another one is needed.
    if (m_jobs.finish(holder))
        m_filled.notify_one();
}

} // namespace mc::http
