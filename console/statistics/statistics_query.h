#pragma once

#include "client/statistics_calls.h"

class QSettings;

namespace mc::console {

/// Which notifications statistics are about: of what time, clinic and person. Days are UTC's.
struct StatisticsQuery
{
    model::StatisticsPeriod period = model::StatisticsPeriod::Month; ///< up to now; without days alone
    QDate from {}; ///< in the place of the period, or invalid
    QDate to {}; ///< included
    std::optional<qint64> clinicId {}; ///< absent: all
    std::optional<model::UserId> user {}; ///< absent: everybody
    QString userName {}; ///< as it is shown
    bool operator==(const StatisticsQuery &) const = default;

    bool hasDays() const { return from.isValid() || to.isValid(); }
    client::StatisticsRange range() const { return {period, from, to}; }
    /// What it is compared with: as many whole days right before the day in which it begins. None where it begins with the
    /// first notification ever.
    std::optional<client::StatisticsRange> before(const QDate &today) const;
};

/// Keeps time and clinic. Whose notifications is forgotten: it names a person.
void save(const StatisticsQuery &query, QSettings &settings);
StatisticsQuery savedStatisticsQuery(const QSettings &settings);

/// "Last 30 days", in the language of the moment.
QString displayText(model::StatisticsPeriod period);
/// The period, or the days.
QString timeText(const StatisticsQuery &query);
/// The days that it is about; the first is invalid where it is about all since ever.
std::pair<QDate, QDate> daysIn(const StatisticsQuery &query, const QDate &today);
/// The same in words: "31 October 2026 to 30 November 2026".
QString daysOf(const StatisticsQuery &query, const QDate &today);
/// "All clinics", "Clinic 7", "Ann Example (ann)".
QString scopeText(const StatisticsQuery &query);
/// What it is compared with, in a sentence: "the 30 days before"; empty without.
QString beforeText(const StatisticsQuery &query, const QDate &today);
/// The same as the days that these are, as daysOf().
QString daysBefore(const StatisticsQuery &query, const QDate &today);

} // namespace mc::console
