#include "http/request_pool.h"

#include "http/request_room.h"

#include <sys/resource.h>

namespace mc::http {

RequestPool::RequestPool(const Shared &shared, const Size &size, const QString &name)
    : m_shared(shared)
    , m_size(size)
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

bool RequestPool::post(std::unique_ptr<AdmittedRequest> &request, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto own = std::count_if(
            m_jobs.begin(), m_jobs.end(), [&](const Job &job) { return job.request->holder == request->holder; });
        if (m_isStopping || int(m_jobs.size()) >= m_size.mostWaiting || own >= m_size.mostOfOne)
            return false;
        m_jobs.push_back({std::move(request), std::move(done)});
    }
    m_filled.notify_one();
    return true;
}

void RequestPool::work(const QString &name)
{
    ::setpriority(PRIO_PROCESS, 0, m_size.niceness); // of this thread alone: Linux' meaning of 0
    RequestRoom room(m_shared, name);
    while (std::optional<Job> job = next())
        job->done(room.dispatcher.answer(*job->request));
}

std::optional<RequestPool::Job> RequestPool::next()
{
    std::unique_lock lock(m_mutex);
    m_filled.wait(lock, [this] { return m_isStopping || !m_jobs.empty(); });
    if (m_isStopping)
        return {};
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return job;
}

} // namespace mc::http
