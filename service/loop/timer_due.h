#pragma once

#include <QtCore/Qt>

#include <chrono>

namespace mc::loop {

/// The clock of all timers: it never jumps, and its whole seconds are the same for every thread.
using TimePoint = std::chrono::steady_clock::time_point;

/// When a timer that is started now is due for the first time, by the rules of Qt::TimerType.
///
/// Precise: after the interval, to the nanosecond. Coarse: up to 5 % earlier or later, where other coarse timers are due
/// as well, so that a thread wakes seldom; up to 20 ms it is precise, from 20 s on very coarse. VeryCoarse: at a whole
/// second, the interval being rounded to whole seconds, one at least. An interval of 0 is due at once with every type.
TimePoint firstDue(TimePoint now, std::chrono::milliseconds interval, Qt::TimerType type);

/// When a timer that was due at `previous` and fires now is due again: one interval later, or one interval from now when
/// that is past already. So a late timer fires once for all the intervals it missed.
TimePoint nextDue(TimePoint previous, TimePoint now, std::chrono::milliseconds interval, Qt::TimerType type);

} // namespace mc::loop
