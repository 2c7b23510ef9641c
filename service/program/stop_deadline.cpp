#include "program/stop_deadline.h"

#include "ops/log_categories.h"

#include <cstdlib>

namespace mc::program {

namespace {

constexpr std::chrono::milliseconds patience(8500);
constexpr std::chrono::milliseconds forTheLog(500); // it is written by a thread of its own

} // namespace

StopDeadline::StopDeadline()
    : m_thread([this] { watch(); })
{
}

StopDeadline::~StopDeadline()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasEnded = true;
    }
    m_ended.notify_all();
    m_thread.join();
}

void StopDeadline::watch()
{
    std::unique_lock lock(m_mutex);
    if (m_ended.wait_for(lock, patience, [this] { return m_hasEnded; }))
        return;
    qCWarning(ops::logOps, "Some threads still wait for the database; they are left behind.");
    if (!m_ended.wait_for(lock, forTheLog, [this] { return m_hasEnded; }))
        std::_Exit(EXIT_SUCCESS);
}

} // namespace mc::program
