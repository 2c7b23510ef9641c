#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QTemporaryDir>

namespace mc::test {

/// A pipe for a service's log, which is read only when the test says so: ServiceProcess::logTo(pipe.fileName()).
///
/// Must be made before the service starts, and outlive it.
class LogPipe
{
public:
    LogPipe();
    ~LogPipe();
    LogPipe(const LogPipe &) = delete;
    LogPipe &operator=(const LogPipe &) = delete;

    QString fileName() const { return m_folder.filePath(QStringLiteral("log")); }
    /// Takes what is in the pipe now; all that was ever read.
    const QByteArray &read();

private:
    QTemporaryDir m_folder;
    int m_descriptor;
    QByteArray m_text;
};

} // namespace mc::test
