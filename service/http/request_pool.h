#pragma once

#include "http/admitted_request.h"
#include "http/shared.h"

#include <QtCore/QThread>

#include <condition_variable>
#include <deque>

namespace mc::http {

/// Threads for requests that take so long that a worker's other connections would feel it. What waits for them is bounded, in
/// all and by caller; beyond that a request is refused at once.
///
/// Starts with its constructor; post() may be called from any thread.
class RequestPool
{
public:
    struct Size
    {
        int threads = 1;
        int mostWaiting = 32; ///< besides those being answered
        int mostOfOne = 8; ///< of these, by one holder
        int niceness = 0; ///< of its threads: over 0, they yield to others when cores are short
    };

    /// `name`: of its threads.
    RequestPool(const Shared &shared, const Size &size, const QString &name);
    /// Answers what is under way, and drops the rest.
    ~RequestPool();

    using Done = std::function<void(const Answer &)>;
    /// Takes the request, and calls `done` with its answer on one of the pool's threads. False: there is no room, and the
    /// request stays the caller's.
    bool post(std::unique_ptr<AdmittedRequest> &request, Done done);

private:
    struct Job
    {
        std::unique_ptr<AdmittedRequest> request;
        Done done;
    };
    void work(const QString &name);
    std::optional<Job> next();

    const Shared &m_shared;
    const Size m_size;
    std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<Job> m_jobs;
    bool m_isStopping = false;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

/// The pools of an instance.
struct RequestPools
{
    RequestPool signIns; ///< hash passwords
    RequestPool large; ///< read and store much at once
};

} // namespace mc::http
