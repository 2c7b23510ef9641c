#include "program/service_manager.h"

#include <systemd/sd-daemon.h>

#include <time.h>

namespace mc::program {

namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

constexpr seconds reportInterval(5);
constexpr seconds extension(30); // several reports may be late

// A manager that has gone is none of the program's business.
void send(const QByteArray &message) { (void)sd_notify(0, message.constData()); }

// systemd tells by it which reload the end belongs to.
QByteArray monotonicMicroseconds()
{
    timespec now {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return QByteArray::number(qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000);
}

} // namespace

microseconds ServiceManager::watchdogInterval()
{
    uint64_t interval = 0;
    return sd_watchdog_enabled(0, &interval) > 0 ? microseconds(interval) : microseconds(0);
}

void ServiceManager::ready() { send("READY=1"); }

void ServiceManager::reloading() { send("RELOADING=1\nMONOTONIC_USEC=" + monotonicMicroseconds()); }

void ServiceManager::stopping() { send("STOPPING=1"); }

void ServiceManager::works() { send("WATCHDOG=1"); }

void ServiceManager::startGoesOn(microseconds time)
{
    send("EXTEND_TIMEOUT_USEC=" + QByteArray::number(qint64(time.count())));
}

void ServiceManager::status(const QString &text)
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_status, text) != text)
        send("STATUS=" + text.toUtf8());
}

LongStart::LongStart(ServiceManager &manager)
    : m_manager(manager)
    , m_thread([this] { report(); })
{
}

LongStart::~LongStart()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasEnded = true;
    }
    m_ended.notify_all();
    m_thread.join();
}

void LongStart::report()
{
    std::unique_lock lock(m_mutex);
    do {
        m_manager.startGoesOn(extension);
    } while (!m_ended.wait_for(lock, reportInterval, [this] { return m_hasEnded; }));
}

} // namespace mc::program
