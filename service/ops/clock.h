#pragma once

#include <QtCore/QDateTime>

namespace mc::ops {

/// Where the time comes from, passed to whoever needs it, so that tests need not wait for it. Implementations may be
/// asked from any thread at once, and outlive those who ask.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    /// The present moment in UTC, to the millisecond.
    virtual QDateTime now() const = 0;
};

/// The machine's time.
class SystemClock : public Clock
{
public:
    QDateTime now() const override;
};

} // namespace mc::ops
