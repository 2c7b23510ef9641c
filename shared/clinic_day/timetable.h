#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>

namespace mc::clinic_day {

/// A part of the day, busier or calmer than the whole.
struct Stretch
{
    int from; ///< minutes since the clinic opened
    double pace; ///< 1: as the whole day on average
    const char *text; ///< what people do then
};

/// What happens once a day, to many at once.
enum class Occasion {
    NightResults,
    Reminders,
    Announcement,
    CallBack,
    Invitations,
    Results,
    Invoices,
    ClosedClinic,
    Maintenance,
    Report,
};

/// The hours of a clinic, from 7:00 to 19:00, which pass in a few minutes and then begin anew. Times are those that have passed
/// since the first morning.
class Timetable
{
public:
    using Time = std::chrono::milliseconds;

    explicit Timetable(Time length)
        : m_length(length)
    {
    }

    Time length() const { return m_length; }
    const Stretch &stretchAt(Time time) const;
    /// Of the time after `before` up to `time`, those of one day at most.
    QList<Occasion> occasionsBetween(Time before, Time time) const;
    /// What the clinic's clock shows: "08:40".
    QString clockAt(Time time) const;

private:
    qint64 minuteOf(Time time) const;

    const Time m_length; ///< of a day
};

} // namespace mc::clinic_day
