#include "console/statistics/statistics_query.h"

#include "console/widgets/days_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>

namespace mc::console {

using model::StatisticsPeriod;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::StatisticsQuery)
};

QString periodKey() { return QStringLiteral("statistics/period"); }
QString fromKey() { return QStringLiteral("statistics/from"); }
QString toKey() { return QStringLiteral("statistics/to"); }
QString clinicKey() { return QStringLiteral("statistics/clinic"); }

int daysOf(StatisticsPeriod period)
{
    constexpr std::array days {1, 7, 30, 365};
    return days[std::size_t(period)];
}

// How many days the query is about; 0: since ever. Days to come are none.
int lengthOf(const StatisticsQuery &query, const QDate &today)
{
    if (!query.hasDays())
        return daysOf(query.period);
    const QDate last = query.to.isValid() ? std::min(query.to, today) : today;
    return query.from.isValid() && query.from <= last ? int(query.from.daysTo(last)) + 1 : 0;
}

} // namespace

std::optional<client::StatisticsRange> StatisticsQuery::before(const QDate &today) const
{
    const int length = lengthOf(*this, today);
    if (length == 0)
        return {};
    const QDate first = hasDays() ? from : today.addDays(-length);
    return client::StatisticsRange {.from = first.addDays(-length), .to = first.addDays(-1)};
}

void save(const StatisticsQuery &query, QSettings &settings)
{
    settings.setValue(periodKey(), QString(word(query.period)));
    settings.setValue(fromKey(), query.from.toString(Qt::ISODate));
    settings.setValue(toKey(), query.to.toString(Qt::ISODate));
    settings.setValue(clinicKey(), query.clinicId.value_or(0));
}

StatisticsQuery savedStatisticsQuery(const QSettings &settings)
{
    StatisticsQuery query;
    query.period = model::statisticsPeriodFromWord(settings.value(periodKey()).toString()).value_or(query.period);
    query.from = QDate::fromString(settings.value(fromKey()).toString(), Qt::ISODate);
    query.to = QDate::fromString(settings.value(toKey()).toString(), Qt::ISODate);
    if (const qint64 clinic = settings.value(clinicKey()).toLongLong(); clinic > 0)
        query.clinicId = clinic;
    return query;
}

QString displayText(StatisticsPeriod period)
{
    switch (period) {
    case StatisticsPeriod::Day:
        return Words::tr("Last 24 hours");
    case StatisticsPeriod::Week:
        return Words::tr("Last 7 days");
    case StatisticsPeriod::Month:
        return Words::tr("Last 30 days");
    case StatisticsPeriod::Year:
        return Words::tr("Last 365 days");
    }
    return {};
}

QString timeText(const StatisticsQuery &query)
{
    return query.hasDays() ? daysText(query.from, query.to) : displayText(query.period);
}

std::pair<QDate, QDate> daysIn(const StatisticsQuery &query, const QDate &today)
{
    if (!query.hasDays())
        return {today.addDays(-daysOf(query.period)), today};
    return {query.from, query.to.isValid() ? query.to : today};
}

QString daysOf(const StatisticsQuery &query, const QDate &today)
{
    const auto [from, to] = daysIn(query, today);
    if (!from.isValid())
        return Words::tr("until %1", "a date").arg(longDate(to));
    return from == to ? longDate(to) : Words::tr("%1 to %2", "two dates").arg(longDate(from), longDate(to));
}

QString scopeText(const StatisticsQuery &query)
{
    const QString clinic = query.clinicId ? Words::tr("Clinic %1").arg(*query.clinicId)
        : query.user                      ? QString()
                                          : Words::tr("All clinics");
    if (!query.user)
        return clinic;
    const QString person = query.userName.isEmpty() ? QString::number(query.user->value) : query.userName;
    return clinic.isEmpty() ? person : Words::tr("%1, %2", "person, clinic").arg(person, clinic);
}

QString beforeText(const StatisticsQuery &query, const QDate &today)
{
    const int length = lengthOf(query, today);
    return length == 0 ? QString() : Words::tr("the %Ln day(s) before", nullptr, length);
}

QString daysBefore(const StatisticsQuery &query, const QDate &today)
{
    const auto before = query.before(today);
    return before ? daysOf({.from = before->from, .to = before->to}, today) : QString();
}

} // namespace mc::console
