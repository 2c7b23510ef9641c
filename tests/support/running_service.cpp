#include "support/running_service.h"

#include <QtTest/QTest>

namespace mc::test {

void RunningService::start(std::source_location where)
{
    m_postgres = PrivatePostgres::ofRun();
    m_databaseUri = m_postgres->createDatabase();
    m_process = std::make_unique<ServiceProcess>(m_databaseUri, m_extra);
    m_process->start(where);
    m_api = std::make_unique<Api>(m_process->port());
    m_directory = std::make_unique<Directory>(*m_api);
}

void RunningService::showLogWhenFailed() const
{
    if (m_process)
        m_process->showLogWhenFailed();
}

void RunningService::givePassword(const User &user, const QByteArray &password)
{
    const CommandOutcome outcome
        = ServiceProcess::run({QStringLiteral("user"), QStringLiteral("set-password"), QString::fromUtf8(user.name)},
            {{"MEDICONNECT_DATABASE_URL", m_databaseUri.toUtf8()}}, password + '\n');
    [&] { QVERIFY2(outcome.exitCode == 0, outcome.err.constData()); }();
}

std::unique_ptr<WsClient> RunningService::socket(const User &user, std::source_location where)
{
    auto socket = std::make_unique<WsClient>(m_api->socketUrl(user));
    socket->expect("connection_status", where);
    return socket;
}

} // namespace mc::test
