#include "store/statistics/statistics_window.h"

#include "model/times.h"

#include <QtCore/QTimeZone>

namespace mc::store {

using model::StatisticsPeriod;

namespace {

constexpr int mostHours = 48;
constexpr int mostDays = 92;
constexpr int mostMonths = 120;

QDateTime midnight(const QDate &day) { return QDateTime(day, QTime(0, 0), Qt::UTC); }
QDateTime hourOf(const QDateTime &moment) { return QDateTime(moment.date(), QTime(moment.time().hour(), 0), Qt::UTC); }
QDateTime monthOf(const QDateTime &moment) { return midnight(QDate(moment.date().year(), moment.date().month(), 1)); }
// The first midnight, the first beginning of a month, that is not before that moment.
QDateTime dayFrom(const QDateTime &moment)
{
    return moment.time() == QTime(0, 0) ? moment : midnight(moment.date().addDays(1));
}
QDateTime monthFrom(const QDateTime &moment)
{
    return moment == monthOf(moment) ? moment : monthOf(moment).addMonths(1);
}

int daysOf(StatisticsPeriod period)
{
    constexpr std::array days {1, 7, 30, 365};
    return days[std::size_t(period)];
}

} // namespace

StatisticsWindow StatisticsWindow::rolling(StatisticsPeriod period, const QDateTime &now)
{
    return {hourOf(now.addDays(-daysOf(period))), {}};
}

StatisticsWindow StatisticsWindow::ofDates(const QDate &from, const QDate &to)
{
    // Behind the last year that times are written for there is nothing.
    const bool isOpen = !to.isValid() || to.year() >= 9999;
    return {from.isValid() ? midnight(from) : QDateTime(), isOpen ? QDateTime() : midnight(to.addDays(1))};
}

QString word(StatisticsGrain grain)
{
    constexpr std::array words {"hour", "day", "month"};
    return QLatin1String(words[std::size_t(grain)]);
}

StatisticsBorders StatisticsBorders::of(const StatisticsWindow &window, StatisticsGrain coarsest)
{
    const auto text = [](const QDateTime &time) { return QString::fromLatin1(model::toRfc3339(time)); };
    const bool sinceEver = !window.from.isValid(), isOpen = !window.to.isValid();
    const QString from = sinceEver ? QStringLiteral("-infinity") : text(window.from);
    const QString to = isOpen ? QStringLiteral("infinity") : text(window.to);
    if (coarsest == StatisticsGrain::Hour)
        return {from, to, to, to, to};
    const QDateTime day = dayFrom(window.from), month = monthFrom(day), last = monthOf(window.to);
    const QString firstDay = sinceEver ? from : text(day);
    if (coarsest == StatisticsGrain::Day || (!sinceEver && !isOpen && month >= last))
        return {from, firstDay, to, to, to};
    return {from, firstDay, sinceEver ? from : text(month), isOpen ? to : text(last), to};
}

StatisticsChart::StatisticsChart(const StatisticsWindow &window, const QDateTime &now)
{
    // An open window goes on to the end of the present bucket.
    const QDateTime end = window.to.isValid() ? std::min(window.to, midnight(now.date().addDays(1))) : now;
    const QDateTime earliest = monthOf(end.addMSecs(-1)).addMonths(1 - mostMonths);
    from = window.from.isValid() ? std::max(window.from, earliest) : earliest;
    if (from.addSecs(mostHours * 3600) >= hourOf(end))
        step = StatisticsGrain::Hour;
    else if (from.addDays(mostDays) >= end)
        step = StatisticsGrain::Day;
    to = window.to.isValid() ? end : next(now);
}

QDateTime StatisticsChart::next(const QDateTime &moment) const
{
    switch (step) {
    case StatisticsGrain::Hour:
        return hourOf(moment).addSecs(3600);
    case StatisticsGrain::Day:
        return midnight(moment.date().addDays(1));
    case StatisticsGrain::Month:
        break;
    }
    return monthOf(moment).addMonths(1);
}

} // namespace mc::store
