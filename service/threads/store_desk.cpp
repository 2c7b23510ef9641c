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
    , m_tasks({.waiting = mostTasks, .waitingOfOne = mostTasks, .underWayOfOne = mostOfOne > 0 ? mostOfOne : threads},
          Turns<Task>::State::Finishing)
{
}

StoreDesk::~StoreDesk() { stop(); }

void StoreDesk::start()
{
    if (!m_threads.empty())
        return;
    m_tasks.set(Turns<Task>::State::Open);
    for (int number = 1; number <= m_threadCount; ++number) {
        m_threads.emplace_back(QThread::create([this, number] { work(number); }));
        m_threads.back()->setObjectName(QStringLiteral("%1 store %2").arg(m_name).arg(number));
        m_threads.back()->start();
    }
}

void StoreDesk::stop()
{
    m_tasks.set(Turns<Task>::State::Finishing); // what is there is done first
    for (const auto &thread : m_threads)
        thread->wait();
    m_threads.clear();
}

model::Result<void> StoreDesk::post(const QByteArray &holder, Task task)
{
    if (m_tasks.add(holder, std::move(task)))
        return {};
    return model::Error {model::ErrorCode::Unavailable, QStringLiteral("The service is busy. Try again.")};
}

void StoreDesk::work(int number)
{
    store::Store store(m_url, QStringLiteral("mediconnect-notifyd %1 %2").arg(m_name).arg(number));
    while (const auto taken = m_tasks.next()) {
        taken->job(store);
        m_tasks.finish(taken->holder);
    }
}

} // namespace mc::threads
