#include "support/node_script.h"

namespace mc::test {

namespace {

constexpr int patience = 240'000;

} // namespace

CommandOutcome runInNode(const QString &script, const QStringList &arguments)
{
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral(MC_NODE_MODULES));
    node.setProcessEnvironment(environment);
    node.start(QStringLiteral(MC_NODE), QStringList {QStringLiteral(MC_WEB_TESTS "/") + script} + arguments);
    const bool ended = node.waitForFinished(patience) && node.exitStatus() == QProcess::NormalExit;
    if (!ended)
        node.kill(), node.waitForFinished();
    return {ended ? node.exitCode() : -1, node.readAllStandardOutput(), node.readAllStandardError()};
}

} // namespace mc::test
