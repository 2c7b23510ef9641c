#include "desktop_script.h"

#include <csignal>
#include <sys/prctl.h>

namespace mc::test {

namespace {

constexpr int patience = 120'000;

}

CommandOutcome runOnDesktop(const QString &script, const QStringList &arguments)
{
    QProcess desktop;
    // The desktop takes its programs with it.
    desktop.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    desktop.start(QStringLiteral(MC_CONSOLE_TESTS "/desktop"),
        QStringList {QStringLiteral(MC_CONSOLE_TESTS "/") + script} + arguments);
    if (!desktop.waitForStarted())
        return {-1, {}, desktop.errorString().toUtf8()};
    const bool hasEnded = desktop.waitForFinished(patience);
    if (!hasEnded)
        desktop.terminate(), desktop.waitForFinished();
    const bool isWell = hasEnded && desktop.exitStatus() == QProcess::NormalExit;
    const QByteArray trouble = hasEnded ? QByteArray() : "It took too long.\n";
    return {
        isWell ? desktop.exitCode() : -1, desktop.readAllStandardOutput(), trouble + desktop.readAllStandardError()};
}

} // namespace mc::test
