#include "shell.h"

#include <QtCore/QDeadlineTimer>

namespace mc::test {

Shell::Shell(const QProcessEnvironment &environment)
{
    m_bash.setProcessEnvironment(environment);
    m_bash.setProcessChannelMode(QProcess::MergedChannels);
    m_bash.start(QStringLiteral("bash"), {QStringLiteral("--noprofile"), QStringLiteral("--norc")});
}

Shell::~Shell()
{
    m_bash.closeWriteChannel();
    if (!m_bash.waitForFinished())
        m_bash.kill(), m_bash.waitForFinished();
}

QByteArray Shell::run(const QByteArray &commands)
{
    const QByteArray end = "<end of the example>\n";
    m_bash.write(commands + "\necho '" + end.trimmed() + "'\n");
    QByteArray output;
    const QDeadlineTimer deadline(30'000);
    while (!output.endsWith(end) && m_bash.waitForReadyRead(int(deadline.remainingTime())))
        output += m_bash.readAll();
    return output.endsWith(end) ? output.chopped(end.size()) : output + "(no end)";
}

} // namespace mc::test
