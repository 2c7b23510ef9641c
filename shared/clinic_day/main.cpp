// mediconnect-clinic-day: plays a clinic's day with the demo clinic of a service.

#include "clinic_day/clinic_day.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

#include <csignal>
#include <cstdio>

#include <sys/signalfd.h>

namespace {

// SIGTERM and SIGINT can be read from it. Blocks them, in threads that are started later too.
int stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

int failed(const mc::model::Error &error)
{
    std::fprintf(stderr, "mediconnect-clinic-day: %s (see --help)\n", qUtf8Printable(error.detail));
    return int(mc::clinic_day::ExitCode::Misused);
}

} // namespace

int main(int argc, char *argv[])
{
    std::signal(SIGPIPE, SIG_IGN);
    const int signals = stopSignals(); // before any thread
    const QCoreApplication application(argc, argv);
    const auto options = mc::clinic_day::readOptions(QCoreApplication::arguments().mid(1));
    if (!options)
        return failed(options.error());
    if (!*options)
        return 0;
    const auto token = mc::clinic_day::readToken();
    if (!token)
        return failed(token.error());
    mc::clinic_day::ClinicDay day(**options, *token);
    QSocketNotifier stopping(signals, QSocketNotifier::Read);
    QObject::connect(&stopping, &QSocketNotifier::activated, &day, [&] {
        stopping.setEnabled(false);
        day.stop();
    });
    day.start();
    return QCoreApplication::exec();
}
