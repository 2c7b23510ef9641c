#include "loop/wake_signal.h"

#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace mc::loop {

WakeSignal::WakeSignal()
    : m_descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_descriptor < 0)
        qFatal("Can't go on without an eventfd (error %d)", errno);
}

WakeSignal::~WakeSignal() { ::close(m_descriptor); }

void WakeSignal::raise()
{
    if (m_state.exchange(State::Raised, std::memory_order_acq_rel) != State::Resting)
        return;
    while (::eventfd_write(m_descriptor, 1) < 0 && errno == EINTR) { }
}

bool WakeSignal::beginRest()
{
    State expected = State::Busy;
    return m_state.compare_exchange_strong(expected, State::Resting, std::memory_order_acq_rel);
}

bool WakeSignal::settle() { return m_state.exchange(State::Busy, std::memory_order_acq_rel) == State::Raised; }

void WakeSignal::drain()
{
    eventfd_t count = 0;
    while (::eventfd_read(m_descriptor, &count) < 0 && errno == EINTR) { }
}

bool WakeSignal::wait(int timeout)
{
    pollfd waited {m_descriptor, POLLIN, 0};
    const int ready = ::poll(&waited, 1, timeout);
    if (ready > 0)
        drain();
    return ready >= 0 || errno != EINTR;
}

} // namespace mc::loop
