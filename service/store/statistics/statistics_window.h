#pragma once

#include "model/statistics.h"

#include <QtCore/QDateTime>

namespace mc::store {

/// The time that statistics tell of. Whole hours; it ends with a whole day in UTC, or not at all.
struct StatisticsWindow
{
    QDateTime from; ///< inclusive; invalid: since ever
    QDateTime to; ///< exclusive, midnight in UTC; invalid: up to now

    /// The last 24 hours, 7, 30 or 365 days, from the beginning of the hour that lies so far back (CONTRACT section 5).
    static StatisticsWindow rolling(model::StatisticsPeriod period, const QDateTime &now);
    /// Both days belong to it, in UTC; invalid ones leave their side open.
    static StatisticsWindow ofDates(const QDate &from, const QDate &to);
};

/// Which counters tell of a stretch of time. The words are PostgreSQL's: hour, day, month.
enum class StatisticsGrain { Hour, Day, Month };
QString word(StatisticsGrain grain);

/// Where a window changes its grain: hours up to the first day, days up to the first month, months up to the last month, and
/// days again up to its end. A grain that is not there has the same beginning and end. As PostgreSQL reads them: times,
/// -infinity for ever, infinity for an open end.
struct StatisticsBorders
{
    QString from;
    QString firstDay;
    QString firstMonth;
    QString lastMonth;
    QString to;

    /// With no grain coarser than that.
    static StatisticsBorders of(const StatisticsWindow &window, StatisticsGrain coarsest);
};

/// How a window is cut for a chart: by hours up to two days, by days up to about a quarter, else by months, of which
/// only the last 120 are told.
struct StatisticsChart
{
    StatisticsGrain step = StatisticsGrain::Month;
    QDateTime from; ///< where the first bucket begins
    QDateTime to; ///< where the last bucket ends

    StatisticsChart(const StatisticsWindow &window, const QDateTime &now);
    /// Where the bucket behind the one that holds this moment begins.
    QDateTime next(const QDateTime &moment) const;
};

} // namespace mc::store
