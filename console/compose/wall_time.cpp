#include "console/compose/wall_time.h"

#include "model/time_zone.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

namespace mc::console {

namespace {

struct WallTimes
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::WallTimes)
};

constexpr int daysOfAWeek = 7;

} // namespace

std::optional<QDateTime> WallTime::moment() const
{
    if (!date.isValid() || !time.isValid() || !model::isTimeZone(zone))
        return {};
    const QDateTime local(date, time, QTimeZone(zone));
    // Qt moves what is jumped over to another time.
    if (!local.isValid() || local.time() != time || local.date() != date)
        return {};
    return local.toUTC();
}

WallTime soonIn(const QByteArray &zone, const QDateTime &now)
{
    const QDateTime there = now.addSecs(2 * 60 * 60).toTimeZone(QTimeZone(zone));
    return {.date = there.date(), .time = QTime(there.time().hour(), 0), .zone = zone};
}

QString displayText(const WallTime &time, const QDateTime &now)
{
    const QLocale locale;
    const qint64 days = now.toTimeZone(QTimeZone(time.zone)).date().daysTo(time.date);
    const QString day = days >= 0 && days < daysOfAWeek ? locale.standaloneDayName(time.date.dayOfWeek())
                                                        : locale.toString(time.date, QLocale::ShortFormat);
    return WallTimes::tr("%1 %2", "day, time").arg(day, locale.toString(time.time, QLocale::ShortFormat));
}

} // namespace mc::console
