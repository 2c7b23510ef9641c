#include "support/running_service.h"

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

std::unique_ptr<WsClient> RunningService::socket(const User &user, std::source_location where)
{
    auto socket = std::make_unique<WsClient>(m_api->socketUrl(user));
    socket->expect("connection_status", where);
    return socket;
}

} // namespace mc::test
