#include "loop/timer_due.h"

#include <algorithm>
#include <array>

namespace mc::loop {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

namespace {

/// Below this, 5 % are less than the millisecond in which threads wait.
constexpr milliseconds longestPreciseCoarse = 20ms;
/// From here on, 5 % are more than a second.
constexpr milliseconds shortestVeryCoarse = 20s;

Qt::TimerType effectiveType(milliseconds interval, Qt::TimerType type)
{
    if (interval == 0ms || type == Qt::PreciseTimer)
        return Qt::PreciseTimer;
    if (type == Qt::VeryCoarseTimer || interval >= shortestVeryCoarse)
        return Qt::VeryCoarseTimer;
    return interval <= longestPreciseCoarse ? Qt::PreciseTimer : Qt::CoarseTimer;
}

seconds wholeSeconds(milliseconds interval) { return std::max(1s, std::chrono::round<seconds>(interval)); }

/// The point nearest to `due`, within `slack` of it and not before `now`, that lies on the coarsest grid possible.
TimePoint onSharedPoint(TimePoint due, nanoseconds slack, TimePoint now)
{
    const TimePoint earliest = std::max(due - slack, now);
    const TimePoint latest = due + slack;
    constexpr std::array<milliseconds, 9> grids {1000ms, 500ms, 250ms, 100ms, 50ms, 25ms, 10ms, 5ms, 2ms};
    for (const nanoseconds grid : grids) {
        const TimePoint below = due - due.time_since_epoch() % grid;
        const TimePoint above = below + grid;
        const bool belowFits = below >= earliest;
        const bool aboveFits = above <= latest;
        if (belowFits && aboveFits)
            return due - below <= above - due ? below : above;
        if (belowFits)
            return below;
        if (aboveFits)
            return above;
    }
    return due;
}

} // namespace

TimePoint firstDue(TimePoint now, milliseconds interval, Qt::TimerType type)
{
    switch (effectiveType(interval, type)) {
    case Qt::VeryCoarseTimer:
        return std::chrono::round<seconds>(now) + wholeSeconds(interval);
    case Qt::CoarseTimer:
        return onSharedPoint(now + interval, interval / 20, now);
    case Qt::PreciseTimer:
        break;
    }
    return now + interval;
}

TimePoint nextDue(TimePoint previous, TimePoint now, milliseconds interval, Qt::TimerType type)
{
    const Qt::TimerType effective = effectiveType(interval, type);
    if (effective == Qt::VeryCoarseTimer) {
        const TimePoint due = previous + wholeSeconds(interval);
        return due > now ? due : std::chrono::floor<seconds>(now) + wholeSeconds(interval);
    }
    const TimePoint due = previous + interval >= now ? previous + interval : now + interval;
    return effective == Qt::CoarseTimer ? onSharedPoint(due, interval / 20, now) : due;
}

} // namespace mc::loop
