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

/// A stretch of a window that is told by counters of one grain. In UTC, exclusive of its end; an invalid beginning is ever,
/// an invalid end is open.
struct StatisticsPiece
{
    enum class Grain { Hour, Day, Month };

    Grain grain = Grain::Hour;
    QDateTime from;
    QDateTime to;
};

/// hour, day, month, as PostgreSQL calls them.
QString word(StatisticsPiece::Grain grain);

/// The window in pieces: whole months by months, if the coarsest grain is that, whole days by days, and the rest by hours.
QList<StatisticsPiece> piecesOf(const StatisticsWindow &window, StatisticsPiece::Grain coarsest);

/// How a window is cut for a chart: by hours up to two days, by days up to about a quarter, else by months, of which
/// only the last 120 are told.
struct StatisticsChart
{
    using Step = StatisticsPiece::Grain;

    Step step = Step::Month;
    QDateTime from; ///< where the first bucket begins
    QDateTime to; ///< where the last bucket ends

    StatisticsChart(const StatisticsWindow &window, const QDateTime &now);
    /// Where the bucket behind the one that holds this moment begins.
    QDateTime next(const QDateTime &moment) const;
};

} // namespace mc::store
