#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace mc::store {

/// Ends sessions that wait too long for the server. PostgreSQL's own timeouts bound a statement only while the server runs: one that
/// is stopped, or behind a network that drops packets, answers nothing at all, and libpq waits for ever.
///
/// A session's socket is shut down, so that the thread waiting for it meets a lost connection. Has a thread of its own, from
/// its constructor on; thread-safe. Outlives its sessions.
class SessionWatch
{
public:
    using Clock = std::chrono::steady_clock;

    /// How long a statement may take: longer than the server's own timeouts.
    static constexpr std::chrono::milliseconds usualPatience {9500};

    explicit SessionWatch(std::chrono::milliseconds patience = usualPatience);
    ~SessionWatch();
    SessionWatch(const SessionWatch &) = delete;
    SessionWatch &operator=(const SessionWatch &) = delete;

    /// The process is about to end: from then on every wait is ended as soon as it is seen, and no session is opened.
    void abandonAt(Clock::time_point time) { m_abandonedAt = time; }
    bool isAbandoned() const { return Clock::now() >= m_abandonedAt.load(); }

    /// One session while it is open. Belongs to the session's thread, and ends before its socket is closed.
    class Session
    {
    public:
        Session(SessionWatch &watch, int socket);
        ~Session();
        Session(const Session &) = delete;
        Session &operator=(const Session &) = delete;

        /// A statement begins, or has ended.
        void begin() { m_since = Clock::now(); }
        void end() { m_since = Clock::time_point(); }

    private:
        friend class SessionWatch;

        SessionWatch &m_watch;
        const int m_socket;
        std::atomic<Clock::time_point> m_since {}; ///< when the present statement began; the epoch: there is none
    };

private:
    void work();
    void endWaits(Clock::time_point beganBefore);

    const std::chrono::milliseconds m_patience;
    std::mutex m_mutex; ///< of the sessions, and so of their sockets' ends
    std::condition_variable m_stopping;
    std::set<Session *> m_sessions;
    std::atomic<Clock::time_point> m_abandonedAt = Clock::time_point::max();
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace mc::store
