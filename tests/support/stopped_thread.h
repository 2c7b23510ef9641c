#pragma once

#include <QtCore/QByteArray>

#include <source_location>

#include <sys/types.h>

namespace mc::test {

/// Stops one thread of another process where it is, as a thread that hangs, while all others go on; lets it go with its own end.
///
/// Lives on one thread of a process that may trace the other one: its parent may.
class StoppedThread
{
public:
    /// `name`: the thread's, as /proc tells it. Fails the test when there is none.
    StoppedThread(qint64 process, const QByteArray &name, std::source_location where = std::source_location::current());
    ~StoppedThread();
    StoppedThread(const StoppedThread &) = delete;
    StoppedThread &operator=(const StoppedThread &) = delete;

private:
    pid_t m_thread = 0;
};

} // namespace mc::test
