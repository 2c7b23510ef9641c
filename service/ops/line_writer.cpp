#include "ops/line_writer.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

namespace mc::ops {

namespace {

constexpr std::chrono::milliseconds timeout {1000}; // of the ten seconds that a stop may take

/// Blocks every signal as long as it lives: a thread made meanwhile takes none that the process waits for elsewhere.
class SignalsBlocked
{
public:
    SignalsBlocked()
    {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    SignalsBlocked(const SignalsBlocked &) = delete;
    SignalsBlocked &operator=(const SignalsBlocked &) = delete;

private:
    sigset_t m_before;
};

/// The bytes that were written: fewer when the descriptor fails. Waits for a descriptor that somebody made non-blocking.
qsizetype written(int descriptor, const QByteArray &line)
{
    qsizetype done = 0;
    while (done < line.size()) {
        const ssize_t step = ::write(descriptor, line.constData() + done, std::size_t(line.size() - done));
        if (step >= 0) {
            done += step;
        } else if (errno == EAGAIN) {
            pollfd writable {descriptor, POLLOUT, 0};
            ::poll(&writable, 1, -1);
        } else if (errno != EINTR) {
            break;
        }
    }
    return done;
}

} // namespace

LineWriter::Work::Work(int openDescriptor, Notice &&wording, const LineQueue::Limits &limits)
    : descriptor(::fcntl(openDescriptor, F_DUPFD_CLOEXEC, 0))
    , notice(std::move(wording))
    , queue(limits)
{
}

LineWriter::Work::~Work()
{
    if (descriptor >= 0)
        ::close(descriptor);
}

LineWriter::LineWriter(int descriptor, Notice notice, const LineQueue::Limits &limits)
    : m_work(std::make_shared<Work>(descriptor, std::move(notice), limits))
{
    const SignalsBlocked blocked;
    m_thread = std::thread([work = m_work] { run(*work); });
    pthread_setname_np(m_thread.native_handle(), "log");
}

LineWriter::~LineWriter() { stop(); }

void LineWriter::run(Work &work)
{
    bool isTorn = false; // a line was written in part
    while (const std::optional<LineQueue::Next> next = work.queue.next()) {
        QByteArray line = next->dropped > 0 ? work.notice(next->dropped) : next->line;
        if (isTorn)
            line.prepend('\n');
        const qsizetype done = written(work.descriptor, line);
        isTorn = done == 0 ? isTorn : done < line.size();
        work.queue.finished(done == line.size());
    }
}

void LineWriter::flush() { m_work->queue.wait(timeout); }

void LineWriter::stop()
{
    if (!m_thread.joinable())
        return;
    m_work->queue.close();
    if (m_work->queue.wait(timeout))
        return m_thread.join();
    m_work->queue.abandon();
    m_thread.detach();
}

} // namespace mc::ops
