#include "console/widgets/relative_time.h"

#include <QtCore/QCoreApplication>

#include <cstdlib>

namespace mc::console {

namespace {

struct RelativeTime
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::RelativeTime)
};

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

} // namespace

QString relativeTime(const QDateTime &time, const QDateTime &now, const QLocale &locale)
{
    const qint64 seconds = time.secsTo(now);
    const qint64 distance = std::abs(seconds);
    if (distance >= day)
        return locale.toString(time.toLocalTime(), QLocale::ShortFormat);
    if (distance < minute)
        return RelativeTime::tr("just now");
    const bool isPast = seconds > 0;
    if (distance < hour) {
        const QString minutes = locale.toString(distance / minute);
        return isPast ? RelativeTime::tr("%1 min ago").arg(minutes) : RelativeTime::tr("in %1 min").arg(minutes);
    }
    const QString hours = locale.toString(distance / hour);
    return isPast ? RelativeTime::tr("%1 h ago").arg(hours) : RelativeTime::tr("in %1 h").arg(hours);
}

QString dayTime(const QDateTime &time, const QDateTime &now, const QLocale &locale)
{
    const QDateTime local = time.toLocalTime();
    const QString clock = locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == now.toLocalTime().date())
        return clock;
    return RelativeTime::tr("%1 %2", "day, time")
        .arg(locale.standaloneDayName(local.date().dayOfWeek(), QLocale::ShortFormat), clock);
}

QString exactTime(const QDateTime &time, const QLocale &locale)
{
    const QDateTime local = time.toLocalTime();
    return RelativeTime::tr("%1, %2 (%3)", "date, time, time zone")
        .arg(locale.toString(local.date(), QLocale::LongFormat),
            locale.toString(local.time(), QStringLiteral("HH:mm:ss")), local.timeZoneAbbreviation());
}

} // namespace mc::console
