#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace mc::console {

/// A time as people read it: "just now", "12 min ago", "in 3 h" within a day of now, else the short date and time of the
/// locale. Either in the locale's digits and in local time.
QString relativeTime(const QDateTime &time, const QDateTime &now, const QLocale &locale = QLocale());

/// The time of day alone when it is today, else with the day's name: "07:00", "Mon 07:00". For what is less than a week away.
QString dayTime(const QDateTime &time, const QDateTime &now, const QLocale &locale = QLocale());

/// The whole time, for tooltips: date, time to the second, time zone.
QString exactTime(const QDateTime &time, const QLocale &locale = QLocale());

} // namespace mc::console
