#include "program/commands.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

#include <sys/resource.h>

namespace {

// Keys, tokens and what concerns patients are in this program's memory, and are not to be in a file.
void leaveNoCore()
{
    const rlimit none {.rlim_cur = 0, .rlim_max = 0};
    ::setrlimit(RLIMIT_CORE, &none); // where that is forbidden, whoever forbids it sees to it: the unit has LimitCORE=0
}

} // namespace

int main(int argc, char *argv[])
{
    leaveNoCore();
    const QCoreApplication application(argc, argv);
    const auto line = mc::program::readCommandLine(QCoreApplication::arguments().mid(1));
    if (!line) {
        std::fprintf(stderr, "mediconnect-notifyd: %s\n", qUtf8Printable(line.error().detail));
        return 2;
    }
    return *line ? mc::program::run(**line) : 0;
}
