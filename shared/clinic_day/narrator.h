#pragma once

#include "clinic_day/timetable.h"

#include <QtCore/QElapsedTimer>

namespace mc::clinic_day {

/// Prints what a bystander would say, a line each, with the time of the clinic's clock once the day has begun.
class Narrator
{
public:
    explicit Narrator(const Timetable &timetable)
        : m_timetable(timetable)
    {
    }

    void beginDay() { m_clock.start(); }
    bool hasBegun() const { return m_clock.isValid(); }
    /// Since the first morning.
    Timetable::Time elapsed() const { return Timetable::Time(m_clock.elapsed()); }
    void say(const QString &text) const;

private:
    const Timetable &m_timetable;
    QElapsedTimer m_clock;
};

} // namespace mc::clinic_day
