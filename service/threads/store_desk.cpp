#include "threads/store_desk.h"

#include <QtCore/QThread>

namespace mc::threads {

namespace {
constexpr int mostTasks = 20'000;
}

StoreDesk::StoreDesk(store::DatabaseUrl url, int threads, const QString &name, int mostOfOne)
    : m_url(std::move(url))
    , m_threadCount(threads)
    , m_name(name)
    , m_tasks({.waiting = mostTasks, .waitingOfOne = mostTasks, .underWayOfOne = mostOfOne > 0 ? mostOfOne : threads})
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

model::Result<void> StoreDesk::post(const QByteArray &holder, Task task)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isOpen || !m_tasks.add(holder, std::move(task)))
        return model::Error {model::ErrorCode::Unavailable, QStringLiteral("The service is busy. Try again.")};
    m_filled.notify_one();
    return {};
}

void StoreDesk::work(int number)
{
    store::Store store(m_url, QStringLiteral("mediconnect-notifyd %1 %2").arg(m_name).arg(number));
    while (const auto taken = next()) {
        taken->job(store);
        finish(taken->holder);
    }
}

// What is there is finished before the desk closes.
std::optional<FairQueue<StoreDesk::Task>::Taken> StoreDesk::next()
{
    std::unique_lock lock(m_mutex);
    std::optional<FairQueue<Task>::Taken> taken;
    m_filled.wait(lock, [&] { return (taken = m_tasks.take()) || (!m_isOpen && m_tasks.isEmpty()); });
    return taken;
}

void StoreDesk::finish(const QByteArray &holder)
{
    const std::lock_guard lock(m_mutex);
    if (m_tasks.finish(holder))
        m_filled.notify_one();
    if (!m_isOpen && m_tasks.isEmpty())
        m_filled.notify_all();
}

} // namespace mc::threads
