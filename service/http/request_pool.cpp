#include "http/request_pool.h"

#include "http/request_room.h"

namespace mc::http {

RequestPool::RequestPool(const Shared &shared, const Size &size, const QString &name)
    : m_shared(shared)
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
    m_jobs.set(threads::Turns<Job>::State::Closed);
    for (const auto &thread : m_threads)
        thread->wait();
}

void RequestPool::work(const QString &name)
{
    RequestRoom room(m_shared, name);
    while (auto taken = m_jobs.next()) {
        if (taken->job(room) == Outcome::Again)
            m_jobs.putBack(*std::move(taken));
        else
            m_jobs.finish(taken->holder);
    }
}

} // namespace mc::http
