#include "store/statistics_window.h"

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
QDateTime monthFrom(const QDateTime &moment) { return moment == monthOf(moment) ? moment : monthOf(moment).addMonths(1); }

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

QString word(StatisticsPiece::Grain grain)
{
    constexpr std::array words {"hour", "day", "month"};
    return QLatin1String(words[std::size_t(grain)]);
}

QList<StatisticsPiece> piecesOf(const StatisticsWindow &window, StatisticsPiece::Grain coarsest)
{
    using Grain = StatisticsPiece::Grain;
    const auto [from, to] = window;
    if (coarsest == Grain::Hour)
        return {{Grain::Hour, from, to}};
    // Begins with a whole hour, ends with a whole day: what is left over of months lies on both sides of them.
    const QDateTime firstDay = from.isValid() ? dayFrom(from) : from;
    const QDateTime firstMonth = from.isValid() ? monthFrom(firstDay) : from;
    const QDateTime lastMonth = to.isValid() ? monthOf(to) : to;
    QList<StatisticsPiece> pieces;
    if (firstDay != from)
        pieces += {Grain::Hour, from, firstDay};
    if (coarsest == Grain::Day || (firstMonth.isValid() && lastMonth.isValid() && firstMonth >= lastMonth))
        return pieces << StatisticsPiece {Grain::Day, firstDay, to};
    if (firstMonth != firstDay)
        pieces += {Grain::Day, firstDay, firstMonth};
    pieces += {Grain::Month, firstMonth, lastMonth};
    if (lastMonth != to)
        pieces += {Grain::Day, lastMonth, to};
    return pieces;
}

StatisticsChart::StatisticsChart(const StatisticsWindow &window, const QDateTime &now)
{
    // An open window goes on to the end of the present bucket.
    const QDateTime end = window.to.isValid() ? std::min(window.to, midnight(now.date().addDays(1))) : now;
    const QDateTime earliest = monthOf(end.addMSecs(-1)).addMonths(1 - mostMonths);
    from = window.from.isValid() ? std::max(window.from, earliest) : earliest;
    if (from.addSecs(mostHours * 3600) >= hourOf(end))
        step = Step::Hour;
    else if (from.addDays(mostDays) >= end)
        step = Step::Day;
    to = window.to.isValid() ? end : next(now);
}

QDateTime StatisticsChart::next(const QDateTime &moment) const
{
    switch (step) {
    case Step::Hour:
        return hourOf(moment).addSecs(3600);
    case Step::Day:
        return midnight(moment.date().addDays(1));
    case Step::Month:
        break;
    }
    return monthOf(moment).addMonths(1);
}

} // namespace mc::store
