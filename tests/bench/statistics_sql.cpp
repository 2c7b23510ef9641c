#include "bench/options.h"
#include "store/statistics/statistics_query.h"

#include <cstdio>

// Prints the statement behind GET /api/notifications/admin/stats/?period=… of --days (1, 7, 30, 365) as SQL for pgbench:
// what PostgreSQL takes for it alone.
int main(int argc, char **argv)
{
    using namespace mc;
    const long days = bench::Options(argc, argv, 1).number("days", 365);
    const auto period = days == 1 ? model::StatisticsPeriod::Day
        : days == 7               ? model::StatisticsPeriod::Week
        : days == 30              ? model::StatisticsPeriod::Month
                                  : model::StatisticsPeriod::Year;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const store::StatisticsWindow window = store::StatisticsWindow::rolling(period, now);
    const store::StatisticsQuery query = store::StatisticsQuery::forAdmin({}, window, {window, now}, now);
    QString sql = query.statement.sql;
    for (qsizetype i = query.values.size(); i > 0; --i) {
        // pgbench takes what follows a colon for a variable: times are written without.
        const QString value = query.values[i - 1].toString().remove(u':');
        sql.replace(u'$' + QString::number(i), u'\'' + value + u'\'');
    }
    std::printf("%s;\n", qUtf8Printable(sql.simplified()));
}
