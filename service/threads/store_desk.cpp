#include "threads/store_desk.h"

#include <QtCore/QThread>

namespace mc::threads {

namespace {
constexpr std::size_t mostTasks = 20'000;
}

StoreDesk::StoreDesk(store::DatabaseUrl url, int threads, const QString &name)
    : m_url(std::move(url))
    , m_threadCount(threads)
    , m_name(name)
{
}

StoreDesk::~StoreDesk() { stop(); }

void StoreDesk::start()
{
    if (!m_threads.empty())
        return;
    m_isOpen = true;
    for (int number = 1; number <= m_threadCount; ++number) {
        m_threads.emplace_back(QThread::create([this, number] { work(number); }));
        m_threads.back()->setObjectName(QStringLiteral("%1 store %2").arg(m_name).arg(number));
        m_threads.back()->start();
    }
}

void StoreDesk::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = false;
        m_filled.notify_all();
    }
    for (const auto &thread : m_threads)
        thread->wait();
    m_threads.clear();
}

model::Result<void> StoreDesk::post(Task task)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isOpen || m_tasks.size() >= mostTasks)
        return model::Error {model::ErrorCode::Unavailable, QStringLiteral("The service is busy. Try again.")};
    m_tasks.push_back(std::move(task));
    m_filled.notify_one();
    return {};
}

void StoreDesk::work(int number)
{
    store::Store store(m_url, QStringLiteral("mediconnect-notifyd %1 %2").arg(m_name).arg(number));
    while (const Task task = next())
        task(store);
}

StoreDesk::Task StoreDesk::next()
{
    std::unique_lock lock(m_mutex);
    m_filled.wait(lock, [this] { return !m_tasks.empty() || !m_isOpen; });
    if (m_tasks.empty())
        return {};
    Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    return task;
}

} // namespace mc::threads
