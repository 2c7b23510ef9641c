#pragma once

#include "support/directory.h"
#include "support/private_postgres.h"
#include "support/service_process.h"
#include "support/ws_client.h"

namespace mc::test {

/// What most API suites begin with: a service on an empty database of its own, its API, and a directory to fill.
///
/// A member of the suite: start() in initTestCase(), showLogWhenFailed() in cleanup(). Ends with the suite.
class RunningService
{
public:
    explicit RunningService(const Environment &extra = {})
        : m_extra(extra)
    {
    }

    void start(std::source_location where = std::source_location::current());
    void showLogWhenFailed() const;

    Api &api() { return *m_api; }
    Directory &directory() { return *m_directory; }
    ServiceProcess &process() { return *m_process; }
    const QString &databaseUri() const { return m_databaseUri; }
    /// Lets a person of the directory sign in with it.
    void givePassword(const User &user, const QByteArray &password);
    NotificationBuilder notification(const User &recipient) { return NotificationBuilder(*m_api, recipient); }
    /// A socket of that user on which connection_status has arrived.
    std::unique_ptr<WsClient> socket(const User &user, std::source_location where = std::source_location::current());

private:
    Environment m_extra;
    std::unique_ptr<PrivatePostgres> m_postgres;
    QString m_databaseUri;
    std::unique_ptr<ServiceProcess> m_process;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<Directory> m_directory;
};

} // namespace mc::test
