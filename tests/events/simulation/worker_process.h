#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QProcess>

#include <deque>
#include <memory>

namespace mc::test {

/// An instance in a process of its own, which does what it is told by lines on its standard input:
///
///     events <milliseconds since the epoch> <JSON array of CloudEvents>
///     show <milliseconds since the epoch>
///
/// and answers each with a line.
class WorkerProcess
{
public:
    WorkerProcess() { start(); }
    ~WorkerProcess();

    void tell(const QByteArray &line);
    /// Waits until everything told is answered. False: it has ended before.
    bool finish();
    /// Kills it, waits until the database has noticed, starts another one and tells it what was not answered.
    void replace(const std::function<void(qint64 processId)> &waitUntilForgotten);
    qint64 processId() const { return m_process->processId(); }

private:
    void start();

    std::unique_ptr<QProcess> m_process;
    std::deque<QByteArray> m_unanswered;
};

/// What such a process does, until its input ends. Its exit code.
int runWorker(const QString &databaseUrl);

} // namespace mc::test
