#include "program/stop_signals.h"

#include "ops/log_categories.h"

#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

namespace mc::program {

StopSignals::StopSignals(std::function<void()> stop, std::function<void()> reload)
{
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(
        m_notifier.get(), &QSocketNotifier::activated, [this, stop = std::move(stop), reload = std::move(reload)] {
            signalfd_siginfo info;
            if (read(m_descriptor, &info, sizeof info) != qsizetype(sizeof info))
                return;
            if (info.ssi_signo != SIGHUP)
                return stop();
            qCInfo(ops::logOps,
                "SIGHUP: files of keys and certificates are read anew; other settings are those of the start");
            reload();
        });
}

StopSignals::~StopSignals()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

} // namespace mc::program
