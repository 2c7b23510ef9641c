#pragma once

#include <QtCore/QProcess>

namespace mc::test {

/// mediconnect-clinic-day, in a process of its own that ends with this.
class ClinicDayProcess
{
public:
    ClinicDayProcess(const QString &program, const QStringList &arguments, const QByteArray &token)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("CLINIC_DAY_TOKEN"));
        m_process.setProcessEnvironment(environment);
        m_process.start(program, arguments);
        m_process.write(token + '\n');
        m_process.closeWriteChannel();
    }
    ~ClinicDayProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    void terminate() { m_process.terminate(); }
    /// Waits for its end, bounded; -1 when it crashed or goes on.
    int exitCode()
    {
        const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished();
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QByteArray out() { return m_out += m_process.readAllStandardOutput(); }
    QByteArray err() { return m_err += m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};

} // namespace mc::test
