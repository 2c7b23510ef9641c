// mediconnect-console: the admin console, a client of the notification service's API.

#include "console/app/console.h"
#include "console/session/keychain.h"

#include <QtCore/QSettings>
#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>

#include <cstdio>
#include <cstring>

namespace {

// What only prints needs no display.
bool onlyPrints(int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        return std::strcmp(argument, "--help") == 0 || std::strcmp(argument, "-h") == 0
            || std::strcmp(argument, "--version") == 0;
    });
}

} // namespace

int main(int argc, char *argv[])
{
    const std::unique_ptr<QCoreApplication> application = onlyPrints(argc, argv)
        ? std::make_unique<QCoreApplication>(argc, argv)
        : std::unique_ptr<QCoreApplication>(new QApplication(argc, argv));
    QCoreApplication::setOrganizationName(QStringLiteral("MediConnect"));
    QCoreApplication::setApplicationName(QStringLiteral("mediconnect-console"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MC_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.mediconnect.console"));
    const auto options = mc::console::readOptions(QCoreApplication::arguments().mid(1));
    if (!options) {
        std::fprintf(stderr, "mediconnect-console: %s (see --help)\n", qUtf8Printable(options.error().detail));
        return 2;
    }
    if (!*options)
        return 0;
    const QString password = (*options)->readsPassword ? QTextStream(stdin).readLine() : QString();
    QSettings settings;
    mc::console::Keychain keychain;
    mc::console::Console console(**options, settings, keychain);
    console.start(password);
    return QCoreApplication::exec();
}
