#include "clinic_day/timetable.h"

#include <algorithm>
#include <array>

namespace mc::clinic_day {

namespace {

constexpr int opensAt = 7; // o'clock
constexpr int minutesADay = 12 * 60;

constexpr int at(int hour, int minute = 0) { return (hour - opensAt) * 60 + minute; }

constexpr std::array stretches {Stretch {at(7), 0.5, "the clinic opens"}, Stretch {at(8), 1.8, "the morning's rush"},
    Stretch {at(10), 1, "consultations"}, Stretch {at(13, 30), 0.4, "lunch"},
    Stretch {at(14, 30), 1.3, "the afternoon"}, Stretch {at(17, 30), 0.5, "the clinic closes"}};

struct Entry
{
    int at;
    Occasion occasion;
};

constexpr std::array entries {Entry {at(7, 20), Occasion::NightResults}, Entry {at(8, 40), Occasion::Reminders},
    Entry {at(10, 30), Occasion::Announcement}, Entry {at(10, 50), Occasion::CallBack},
    Entry {at(11), Occasion::Invitations}, Entry {at(12), Occasion::Results}, Entry {at(15), Occasion::Invoices},
    Entry {at(16), Occasion::ClosedClinic}, Entry {at(17), Occasion::Maintenance}, Entry {at(18), Occasion::Report}};

} // namespace

const Stretch &Timetable::stretchAt(Time time) const
{
    const qint64 minute = minuteOf(time) % minutesADay;
    const auto next = std::find_if(
        stretches.begin(), stretches.end(), [minute](const Stretch &stretch) { return stretch.from > minute; });
    return *(next - 1);
}

QList<Occasion> Timetable::occasionsBetween(Time before, Time time) const
{
    const qint64 last = minuteOf(time);
    QList<Occasion> occasions;
    for (qint64 minute = std::max(minuteOf(before), last - minutesADay) + 1; minute <= last; ++minute) {
        for (const Entry &entry : entries) {
            if (entry.at == minute % minutesADay)
                occasions += entry.occasion;
        }
    }
    return occasions;
}

QString Timetable::clockAt(Time time) const
{
    const qint64 minute = minuteOf(time) % minutesADay;
    return QStringLiteral("%1:%2")
        .arg(opensAt + minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

qint64 Timetable::minuteOf(Time time) const { return time.count() * minutesADay / m_length.count(); }

} // namespace mc::clinic_day
