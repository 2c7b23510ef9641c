#pragma once

#include "http/request_pool.h"

#include <QtCore/QThread>

namespace mc::http {

/// One thread that serves sockets, with its own event loop, admission and QHttpServer. It waits for nobody: what asks the database is
/// answered by the pools. Workers share nothing but these and what Shared names. Started once by its constructor.
class Worker
{
public:
    Worker(const Shared &shared, RequestPools &pools, const admission::ListeningSocket &listener, int number);
    /// Ends the thread, whatever is under way.
    ~Worker();

    /// The worker's door, as long as the thread runs.
    admission::Admission *admission() const { return m_admission; }

    /// Lets requests in flight be answered and turns new ones away; the thread ends when none is left.
    void stop();
    /// Waits until the thread has ended, or that long. False: requests are still in flight.
    bool wait(std::chrono::milliseconds patience);

private:
    admission::Admission *m_admission = nullptr; ///< owned by the thread's server
    std::unique_ptr<QThread> m_thread;
};

} // namespace mc::http
