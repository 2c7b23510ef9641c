#include "support/node_script.h"

#include <QtCore/QDeadlineTimer>

namespace mc::test {

namespace {

constexpr int patience = 240'000;

// Answers the questions among its lines until it ends; what else it wrote.
QByteArray converse(QProcess &node, const ScriptAnswer &answer, const QDeadlineTimer &deadline)
{
    QByteArray out;
    while (node.waitForReadyRead(int(deadline.remainingTime()))) {
        while (node.canReadLine()) {
            const QByteArray line = node.readLine();
            if (line.startsWith("? "))
                node.write(answer(line.mid(2).trimmed()) + '\n');
            else
                out += line;
        }
    }
    return out;
}

} // namespace

CommandOutcome runInNode(const QString &script, const QStringList &arguments, const ScriptAnswer &answer)
{
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral(MC_NODE_MODULES));
    node.setProcessEnvironment(environment);
    node.start(QStringLiteral(MC_NODE), QStringList {QStringLiteral(MC_TESTS "/") + script} + arguments);
    if (!node.waitForStarted())
        return {-1, {}, node.errorString().toUtf8()};
    const QDeadlineTimer deadline(patience);
    const QByteArray said = answer ? converse(node, answer, deadline) : QByteArray();
    const bool hasEnded = node.state() == QProcess::NotRunning || node.waitForFinished(int(deadline.remainingTime()));
    const bool isWell = hasEnded && node.exitStatus() == QProcess::NormalExit;
    if (!hasEnded)
        node.kill(), node.waitForFinished();
    return {isWell ? node.exitCode() : -1, said + node.readAllStandardOutput(), node.readAllStandardError()};
}

} // namespace mc::test
