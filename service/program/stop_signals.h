#pragma once

#include <QtCore/QSocketNotifier>

#include <functional>
#include <memory>

namespace mc::program {

/// SIGTERM and SIGINT as a call on the main thread's event loop, and SIGHUP, which a terminal sends too when it is closed, as
/// another. Blocks them in the thread that makes it and in every thread started later, so that they interrupt
/// nothing; ignores SIGPIPE as well. One a process, made in main() before other threads.
class StopSignals
{
public:
    StopSignals(std::function<void()> stop, std::function<void()> reload);
    ~StopSignals();
    StopSignals(const StopSignals &) = delete;
    StopSignals &operator=(const StopSignals &) = delete;

private:
    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace mc::program
