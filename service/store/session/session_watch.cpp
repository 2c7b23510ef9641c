#include "store/session/session_watch.h"

#include <sys/socket.h>

namespace mc::store {

namespace {
constexpr std::chrono::milliseconds tick {250};
}

SessionWatch::SessionWatch(std::chrono::milliseconds patience)
    : m_patience(patience)
    , m_thread([this] { work(); })
{
}

SessionWatch::~SessionWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_stopping.notify_all();
    m_thread.join();
}

void SessionWatch::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping.wait_for(lock, tick, [this] { return m_isStopping; }))
        endWaits(isAbandoned() ? Clock::time_point::max() : Clock::now() - m_patience);
}

void SessionWatch::endWaits(Clock::time_point beganBefore)
{
    for (const Session *session : m_sessions) {
        const Clock::time_point since = session->m_since;
        if (since != Clock::time_point() && since < beganBefore)
            ::shutdown(session->m_socket, SHUT_RDWR);
    }
}

SessionWatch::Session::Session(SessionWatch &watch, int socket)
    : m_watch(watch)
    , m_socket(socket)
{
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_sessions.insert(this);
}

SessionWatch::Session::~Session()
{
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_sessions.erase(this);
}

} // namespace mc::store
