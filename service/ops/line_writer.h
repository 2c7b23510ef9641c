#pragma once

#include "ops/line_queue.h"

#include <functional>
#include <memory>
#include <thread>

namespace mc::ops {

/// Writes lines to a descriptor on a thread of its own, so that whoever has one never waits for whoever reads them.
///
/// Each line goes by a single write(), in the order of the calls. Thread-safe, except stop().
class LineWriter
{
public:
    using Rank = LineQueue::Rank;
    /// The line that tells how many were dropped. Called on the writer's thread.
    using Notice = std::function<QByteArray(quint64 dropped)>;

    /// Keeps a duplicate of the descriptor, which may be closed then.
    explicit LineWriter(int descriptor, Notice notice, const LineQueue::Limits &limits = {});
    /// Stops.
    ~LineWriter();
    LineWriter(const LineWriter &) = delete;
    LineWriter &operator=(const LineWriter &) = delete;

    void write(const QByteArray &line, Rank rank) { m_work->queue.append(line, rank); }
    quint64 dropped() const { return m_work->queue.dropped(); }
    /// Waits until everything is written, at most a second.
    void flush();
    /// Flushes. A thread that is still held up then by a reader who does not read is left to its write(), after which
    /// it ends. Safe to call twice.
    void stop();

private:
    /// What the thread works with, even if it outlasts this.
    struct Work
    {
        Work(int openDescriptor, Notice &&wording, const LineQueue::Limits &limits);
        ~Work();

        const int descriptor;
        const Notice notice;
        LineQueue queue;
    };

    static void run(Work &work);

    std::shared_ptr<Work> m_work;
    std::thread m_thread;
};

} // namespace mc::ops
