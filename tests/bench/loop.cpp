#include "bench/loop.h"

#include "bench/options.h"

#include <array>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace mc::bench {

Loop::Loop()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
}

Loop::~Loop() { ::close(m_epoll); }

void Loop::add(int descriptor, std::uint32_t events, Watcher &watcher)
{
    epoll_event event {events, {.ptr = &watcher}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
}

void Loop::change(int descriptor, std::uint32_t events, Watcher &watcher)
{
    epoll_event event {events, {.ptr = &watcher}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
}

void Loop::turn(int milliseconds)
{
    std::array<epoll_event, 512> events;
    const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), milliseconds);
    for (int i = 0; i < count; ++i)
        static_cast<Watcher *>(events[std::size_t(i)].data.ptr)->ready(events[std::size_t(i)].events);
}

void Loop::runUntil(const std::function<bool()> &done, std::chrono::seconds patience)
{
    const auto end = Clock::now() + patience;
    while (!done()) {
        turn(100);
        if (Clock::now() > end)
            giveUp("gave up waiting for the service");
    }
}

void Loop::runFor(Clock::duration duration)
{
    const auto end = Clock::now() + duration;
    while (Clock::now() < end)
        turn(10);
}

Ticker::Ticker(Loop &loop, double perSecond, std::function<void()> tick)
    : m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
    , m_tick(std::move(tick))
{
    const long nanoseconds = long(1e9 / perSecond);
    const timespec interval {nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
    const itimerspec times {interval, interval};
    ::timerfd_settime(m_timer, 0, &times, nullptr);
    loop.add(m_timer, EPOLLIN, *this);
}

Ticker::~Ticker() { ::close(m_timer); }

void Ticker::ready(std::uint32_t)
{
    std::uint64_t times = 0;
    if (::read(m_timer, &times, sizeof times) != sizeof times)
        return;
    while (times-- > 0)
        m_tick();
}

} // namespace mc::bench
