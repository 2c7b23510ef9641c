#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtCore/QTemporaryFile>

#include <memory>
#include <source_location>

namespace mc::test {

/// Environment variables by name.
using Environment = QList<std::pair<QByteArray, QByteArray>>;

/// What a command of mediconnect-notifyd came to.
struct CommandOutcome
{
    int exitCode = -1; ///< -1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;
};

/// The service under test, in a process of its own with a clean environment: nothing of the developer's settings
/// reaches it. It listens on a free port and dies with the test.
///
/// Lives on the test's thread. Several may use one database.
class ServiceProcess
{
public:
    /// `extra` wins over the tests' own settings; `options` follow `serve`.
    explicit ServiceProcess(const QString &databaseUri, const Environment &extra = {}, const QStringList &options = {});
    ~ServiceProcess();

    /// Has the log written there instead, from the next start on: log() stays empty then.
    void logTo(const QString &fileName) { m_logName = fileName; }
    /// Starts `serve` and waits until it says where it listens; fails the test when it does not.
    void start(std::source_location where = std::source_location::current());
    /// Sends SIGTERM and waits up to the ten seconds it is allowed; its exit code, -1 when it had to be killed.
    int terminate();
    /// Sends SIGTERM and does not wait.
    void requestStop();
    void kill();

    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    quint16 port() const { return m_port; }
    QByteArray baseUrl() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    qint64 processId() const { return m_process ? m_process->processId() : 0; }
    /// What it wrote to standard error so far, over all its starts.
    QByteArray log() const;
    /// For cleanup(): shows the log's end when the test that just ran has failed.
    void showLogWhenFailed() const;

    /// Runs another command with the tests' settings and those extra ones, bounded.
    static CommandOutcome run(const QStringList &arguments, const Environment &extra, const QByteArray &input = {});

private:
    std::unique_ptr<QProcess> m_process;
    Environment m_environment;
    QStringList m_options;
    QTemporaryFile m_log;
    QString m_logName;
    quint16 m_port = 0;
};

/// The tests' settings: a free port, the tests' JWT secret, an encryption key, no rate limit.
Environment testSettings();

} // namespace mc::test
