#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace mc::program {

/// The service manager that started this program, systemd as a rule: it is told how the program is (sd_notify(3)). Where none asked
/// for that, nothing happens. Thread-safe; what it hears is never waited for.
class ServiceManager
{
public:
    /// How often it wants to hear that the program works; zero: it doesn't.
    static std::chrono::microseconds watchdogInterval();

    /// The start is over, or the reading of files that reloading() told of.
    void ready();
    void reloading();
    void stopping();
    void works();
    /// The start goes on for at least that long.
    void startGoesOn(std::chrono::microseconds time);
    /// One line about how it is, for the operator. The same one again is not sent.
    void status(const QString &text);

private:
    std::mutex m_mutex;
    QString m_status;
};

/// Keeps the service manager from taking a start for failed while something goes on that may take long: from its constructor to
/// its destructor.
class LongStart
{
public:
    explicit LongStart(ServiceManager &manager);
    ~LongStart();
    LongStart(const LongStart &) = delete;
    LongStart &operator=(const LongStart &) = delete;

private:
    void report();

    ServiceManager &m_manager;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_hasEnded = false;
    std::thread m_thread;
};

} // namespace mc::program
