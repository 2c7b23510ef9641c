// mediconnect-listen: prints what a WebSocket of the service says, each message as one line.

#include "listen/listener.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto options = mc::listen::readOptions(QCoreApplication::arguments().mid(1));
    if (!options) {
        std::fprintf(stderr, "mediconnect-listen: %s (see --help)\n", qUtf8Printable(options.error().detail));
        return int(mc::listen::ExitCode::Misused);
    }
    if (!*options)
        return 0;
    mc::listen::Listener listener(**options);
    listener.start();
    return QCoreApplication::exec();
}
