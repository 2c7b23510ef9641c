#include "support/stopped_thread.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <sys/ptrace.h>
#include <sys/wait.h>

namespace mc::test {

namespace {

// The main thread, whose id is the process', goes before others of the same name.
pid_t threadOf(qint64 process, const QByteArray &name)
{
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(process));
    const QStringList ids = QStringList {QString::number(process)} + tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &id : ids) {
        QFile file(tasks.filePath(id + QStringLiteral("/comm")));
        if (file.open(QIODevice::ReadOnly) && file.readAll().trimmed() == name)
            return pid_t(id.toInt());
    }
    return 0;
}

} // namespace

StoppedThread::StoppedThread(qint64 process, const QByteArray &name, std::source_location where)
    : m_thread(threadOf(process, name))
{
    const bool isStopped = m_thread != 0 && ::ptrace(PTRACE_SEIZE, m_thread, nullptr, nullptr) == 0
        && ::ptrace(PTRACE_INTERRUPT, m_thread, nullptr, nullptr) == 0
        && ::waitpid(m_thread, nullptr, __WALL) == m_thread;
    if (!isStopped)
        QTest::qFail(("could not stop the thread " + name).constData(), where.file_name(), int(where.line()));
}

StoppedThread::~StoppedThread()
{
    if (m_thread != 0)
        ::ptrace(PTRACE_DETACH, m_thread, nullptr, nullptr);
}

} // namespace mc::test
