#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace mc::bench {

using Clock = std::chrono::steady_clock;

inline double seconds(Clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

/// What waits for a descriptor.
class Watcher
{
public:
    virtual ~Watcher() = default;
    virtual void ready(std::uint32_t events) = 0;
};

/// A bare epoll loop, level-triggered. It outlives its watchers.
class Loop
{
public:
    Loop();
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    void add(int descriptor, std::uint32_t events, Watcher &watcher);
    void change(int descriptor, std::uint32_t events, Watcher &watcher);

    /// Handles what is ready until `done`; after that long without, ends the program: no run is endless.
    void runUntil(const std::function<bool()> &done, std::chrono::seconds patience = std::chrono::seconds(120));
    /// Handles what is ready for that long.
    void runFor(Clock::duration duration);

private:
    void turn(int milliseconds);

    int m_epoll;
};

/// Calls back so many times a second, also for the times it was late for.
class Ticker : public Watcher
{
public:
    Ticker(Loop &loop, double perSecond, std::function<void()> tick);
    ~Ticker() override;
    void ready(std::uint32_t events) override;

private:
    int m_timer;
    std::function<void()> m_tick;
};

} // namespace mc::bench
