#include "program/commands.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto line = mc::program::readCommandLine(QCoreApplication::arguments().mid(1));
    if (!line) {
        std::fprintf(stderr, "mediconnect-notifyd: %s\n", qUtf8Printable(line.error().detail));
        return 2;
    }
    return *line ? mc::program::run(**line) : 0;
}
