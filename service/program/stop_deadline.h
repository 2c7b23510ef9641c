#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace mc::program {

/// Ends the process when a stop takes too long (CONTRACT section 1: ten seconds). A session that was just being opened when its
/// server froze waits inside of libpq, beyond any deadline of ours, and the thread it belongs to never ends. Nothing is lost by
/// leaving it: what was accepted is committed.
///
/// Begins with its constructor, ends with its destructor; the threads in between may stop as long as that takes.
class StopDeadline
{
public:
    StopDeadline();
    ~StopDeadline();
    StopDeadline(const StopDeadline &) = delete;
    StopDeadline &operator=(const StopDeadline &) = delete;

private:
    void watch();

    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_hasEnded = false;
    std::thread m_thread;
};

} // namespace mc::program
