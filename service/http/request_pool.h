#pragma once

#include "http/shared.h"
#include "threads/turns.h"

#include <QtCore/QThread>

namespace mc::http {

struct RequestRoom;

/// Threads that answer requests, each with a session of its own. Whatever may wait, for the database or for a password's hash,
/// runs here, because the threads that serve sockets must not.
///
/// Callers take turns. What waits is bounded, in all and by caller; beyond that a request is refused at once. Its limits
/// say how many threads one caller may have: what holds those up leaves the rest to others. What meets somebody else's lock waits
/// for a tenth of a second, then goes behind its caller's others, so that they don't wait for that lock as well.
///
/// Starts with its constructor; post() may be called from any thread.
class RequestPool
{
public:
    enum class Outcome {
        Done,
        Again, ///< nothing was done; to be tried again after all that waits of its holder
    };
    using Job = std::function<Outcome(RequestRoom &)>;
    using Limits = threads::Turns<Job>::Limits;
    struct Size
    {
        int threads = 1;
        Limits limits {};
    };

    /// `name`: of its threads.
    RequestPool(const Shared &shared, const Size &size, const QString &name);
    /// Finishes what is under way, and drops the rest.
    ~RequestPool();

    /// Runs the job on one of the pool's threads. False: there is no room for another one of that holder.
    bool post(const QByteArray &holder, Job job) { return m_jobs.add(holder, std::move(job)); }

private:
    void work(const QString &name);

    const Shared &m_shared;
    threads::Turns<Job> m_jobs;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

/// The pools of an instance.
struct RequestPools
{
    RequestPool usual; ///< what takes a statement or a few, each quick unless a lock or the database holds it up
    RequestPool costly; ///< reads what is not bounded by a page: searches, statistics, previews
    RequestPool large; ///< reads and stores much at once
    RequestPool signIns; ///< hash passwords
};

} // namespace mc::http
