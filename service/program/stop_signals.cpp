#include "program/stop_signals.h"

#include <csignal>

namespace mc::program {

namespace {

sigset_t stopSet()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

} // namespace

StopSignals::StopSignals()
{
    const sigset_t set = stopSet();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

void StopSignals::wait()
{
    const sigset_t set = stopSet();
    int signal = 0;
    while (sigwait(&set, &signal) != 0) { }
}

} // namespace mc::program
