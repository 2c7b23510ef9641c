#pragma once

#include "ops/clock.h"

namespace mc::program::demo {

/// A clock that is set: what is made up is made at the times it is to have happened. On one thread.
class TurnedClock final : public ops::Clock
{
public:
    QDateTime now() const override { return m_now; }
    void set(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now;
};

} // namespace mc::program::demo
