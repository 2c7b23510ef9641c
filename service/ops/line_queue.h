#pragma once

#include <QtCore/QByteArray>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace mc::ops {

/// Lines on their way to a descriptor: filled by any thread, which never waits for the one that writes them.
///
/// Bounded in lines and in bytes: what finds no room is dropped and counted, and the writer is told to say so. Thread-safe.
class LineQueue
{
public:
    using Clock = std::chrono::steady_clock;

    struct Limits
    {
        std::size_t lines = 20'000;
        qsizetype bytes = 4 * 1024 * 1024;
        /// At least between two notices of dropped lines, unless nothing else is to be written.
        std::chrono::milliseconds noticeInterval {1000};
    };

    enum class Rank {
        Detail, ///< finds room in three quarters of the queue
        Trouble, ///< finds room in all of it, so that a flood of details hides no trouble
        Last, ///< always finds room: the process ends with it
    };

    /// What is to be written next: how many lines were dropped, when that is not 0, else the line.
    struct Next
    {
        QByteArray line;
        quint64 dropped = 0;
    };

    explicit LineQueue(const Limits &limits);

    void append(const QByteArray &line, Rank rank);

    /// Waits for something to write; nothing once the queue is closed and all is written. By one thread, which calls
    /// finished() before it asks again. After a failure nothing is told until a line could be written.
    std::optional<Next> next();
    /// Whether the last one was written; what was not counts as dropped.
    void finished(bool isWritten);

    /// Whether all was written within that time, as far as it can be.
    bool wait(std::chrono::milliseconds timeout);
    /// What comes from now on is dropped.
    void close();
    /// Closes, and drops what still waits.
    void abandon();

    /// Lines dropped since the beginning.
    quint64 dropped() const;

private:
    bool hasRoom(qsizetype bytes, Rank rank) const;
    bool isNoticeDue() const;
    bool isSettled() const;
    void drop(quint64 lines);

    const Limits m_limits;
    mutable std::mutex m_mutex; ///< guards all below
    std::condition_variable m_filled; ///< for next()
    std::condition_variable m_settled; ///< for wait()
    std::deque<QByteArray> m_lines;
    qsizetype m_bytes = 0; ///< of m_lines
    std::optional<quint64> m_writing; ///< dropped lines of the notice that is being written; 0: a line is
    quint64 m_dropped = 0;
    quint64 m_untold = 0; ///< of m_dropped, not yet told
    std::optional<Clock::time_point> m_toldAt;
    bool m_works = true; ///< the last write succeeded
    bool m_isClosed = false;
};

} // namespace mc::ops
