#include "console/statistics/figure_table.h"

#include "console/statistics/figures.h"
#include "console/statistics/plain_error.h"
#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace mc::console {

using model::AdminStatistics;
using Kind = FigureTable::Kind;

namespace {

struct Tables
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::FigureTable)
};

constexpr double none = std::numeric_limits<double>::quiet_NaN();

FigureTable::Column totalColumn() { return {.name = Tables::tr("Notifications"), .word = QLatin1String("total")}; }

FigureTable::Column percentColumn(const QString &name, const char *word, bool hasBar)
{
    return {.name = name, .word = QLatin1String(word), .kind = Kind::Percent, .hasBar = hasBar};
}

double shareOf(qint64 part, qint64 whole) { return whole == 0 ? none : model::percentage(part, whole); }

FigureTable sharesOf(const QString &name)
{
    return {.name = name,
        .columns = {totalColumn(), percentColumn(Tables::tr("Share"), "share_percent", true)},
        .rows = {}};
}

FigureTable::Row channelRow(model::Channel channel, const model::ChannelStatistics &figures)
{
    const bool wasTried = figures.sent + figures.delivered + figures.failed > 0;
    return {.name = displayText(channel),
        .word = word(channel),
        .iconName = iconName(channel),
        .numbers = {double(figures.sent), double(figures.delivered), double(figures.failed), double(figures.pending),
            double(figures.suppressed), wasTried ? figures.successRate() : none}};
}

// What several providers call by different names is one in plain words.
void addError(QList<FigureTable::Row> &rows, const model::ErrorStatistics &error)
{
    const QString name
        = Tables::tr("%1: %2", "channel, error").arg(displayText(error.channel), plainError(error.error));
    const auto same = std::find_if(rows.begin(), rows.end(), [&name](const auto &row) { return row.name == name; });
    if (same == rows.end()) {
        rows += {.name = name,
            .word = error.error,
            .iconName = iconName(error.channel),
            .numbers = {double(error.count)},
            .toolTip = error.error};
        return;
    }
    same->numbers.first() += double(error.count);
    same->word += QStringLiteral(", ") + error.error;
    same->toolTip = same->word;
}

} // namespace

FigureTable figuresByType(const AdminStatistics &statistics)
{
    FigureTable table = sharesOf(Tables::tr("Type"));
    for (const model::NotificationType type : model::allNotificationTypes) {
        const qint64 count = statistics.totals.byType[std::size_t(type)];
        table.rows += {.name = displayText(type),
            .word = word(type),
            .iconName = iconName(type),
            .numbers = {double(count), shareOf(count, statistics.totals.total)}};
    }
    return table;
}

FigureTable figuresByPriority(const AdminStatistics &statistics)
{
    FigureTable table = sharesOf(Tables::tr("Priority"));
    for (const model::Priority priority :
        {model::Priority::Critical, model::Priority::High, model::Priority::Medium, model::Priority::Low}) {
        const qint64 count = statistics.totals.byPriority[std::size_t(priority)];
        table.rows += {.name = displayText(priority),
            .word = word(priority),
            .numbers = {double(count), shareOf(count, statistics.totals.total)}};
    }
    return table;
}

FigureTable figuresByChannel(const AdminStatistics &statistics)
{
    FigureTable table {.name = Tables::tr("Channel"),
        .columns = {{.name = Tables::tr("Sent"), .word = QLatin1String("sent")},
            {.name = Tables::tr("Delivered"), .word = QLatin1String("delivered")},
            {.name = Tables::tr("Failed"), .word = QLatin1String("failed")},
            {.name = Tables::tr("Pending"), .word = QLatin1String("pending")},
            {.name = Tables::tr("Left out"), .word = QLatin1String("suppressed")},
            percentColumn(Tables::tr("Success"), "success_rate_percent", true)},
        .rows = {}};
    for (std::size_t i = 0; i < model::allChannels.size(); ++i)
        table.rows += channelRow(model::allChannels[i], statistics.byChannel[i]);
    return table;
}

FigureTable figuresByClinic(const AdminStatistics &statistics)
{
    FigureTable table {.name = Tables::tr("Clinic"),
        .columns = {{.name = Tables::tr("Notifications"), .word = QLatin1String("total"), .hasBar = true},
            {.name = Tables::tr("Unread"), .word = QLatin1String("unread")},
            percentColumn(Tables::tr("Read"), "read_rate_percent", false),
            percentColumn(Tables::tr("Success"), "success_rate_percent", false)},
        .rows = {}};
    for (const model::ClinicStatistics &clinic : statistics.byClinic)
        table.rows
            += {.name = clinic.clinicId ? Tables::tr("Clinic %1").arg(*clinic.clinicId) : Tables::tr("No clinic"),
                .word = clinic.clinicId ? QString::number(*clinic.clinicId) : QStringLiteral("none"),
                .numbers = {double(clinic.total), double(clinic.unread), clinic.readRate, clinic.successRate}};
    return table;
}

FigureTable figuresOfErrors(const AdminStatistics &statistics)
{
    FigureTable table {.name = Tables::tr("Reason"),
        .columns = {{.name = Tables::tr("Failures"), .word = QLatin1String("count"), .hasBar = true}},
        .rows = {}};
    for (const model::ErrorStatistics &error : statistics.topErrors)
        addError(table.rows, error);
    std::stable_sort(table.rows.begin(), table.rows.end(),
        [](const auto &one, const auto &other) { return one.numbers.first() > other.numbers.first(); });
    return table;
}

QString numberText(double number, Kind kind)
{
    if (std::isnan(number))
        return QStringLiteral("–");
    return kind == Kind::Percent ? percentText(number) : QLocale().toString(qint64(number));
}

double barShare(const FigureTable &table, int row, int column)
{
    const double number = table.rows[row].numbers[column];
    if (std::isnan(number))
        return 0;
    if (table.columns[column].kind == Kind::Percent)
        return number / 100;
    double greatest = 0;
    for (const FigureTable::Row &one : table.rows)
        greatest = std::max(greatest, one.numbers[column]);
    return greatest > 0 ? number / greatest : 0;
}

} // namespace mc::console
