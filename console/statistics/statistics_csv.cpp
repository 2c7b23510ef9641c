#include "console/statistics/statistics_csv.h"

#include "console/statistics/figure_table.h"
#include "console/statistics/figures.h"

#include <cmath>

namespace mc::console {

namespace {

using Contents = StatisticsReport::Contents;

QString numberCell(double number) { return QString::number(number, 'f', QLocale::FloatingPointShortest); }

QString timeCell(const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); }

/// Collects rows.
class Sheet
{
public:
    Sheet() { m_text = "\xEF\xBB\xBFsection,name,measure,value\r\n"; }

    // Values that the console writes itself are numbers, days and words: a negative number is no formula.
    void add(const QString &section, const QString &name, const QString &measure, const QString &value)
    {
        for (const QString &cell : {section, name, measure})
            m_text += csvCell(cell) + ',';
        m_text += value.toUtf8() + "\r\n";
    }
    void add(const QString &section, const FigureTable &table)
    {
        for (const FigureTable::Row &row : table.rows) {
            for (int i = 0; i < table.columns.size(); ++i)
                add(section, row.word, table.columns[i].word,
                    std::isnan(row.numbers[i]) ? QString() : numberCell(row.numbers[i]));
        }
    }
    QByteArray text() const { return m_text; }

private:
    QByteArray m_text;
};

void addQuery(Sheet &sheet, const Contents &contents)
{
    const StatisticsQuery &query = contents.query;
    const QString section = QStringLiteral("query");
    const auto [from, to] = daysIn(query, contents.generatedAt.date());
    const auto add
        = [&](const char *measure, const QString &value) { sheet.add(section, {}, QLatin1String(measure), value); };
    if (!query.hasDays())
        add("period", word(query.period));
    add("from_date", from.toString(Qt::ISODate));
    add("to_date", to.toString(Qt::ISODate));
    if (query.clinicId)
        add("clinic_id", QString::number(*query.clinicId));
    if (query.user)
        add("user_id", QString::number(query.user->value));
    add("generated_at", timeCell(contents.generatedAt));
}

void addFigures(Sheet &sheet, const QString &section, const std::optional<client::StatisticsRange> &days,
    const model::AdminStatistics &statistics)
{
    if (days) {
        sheet.add(section, {}, QStringLiteral("from_date"), days->from.toString(Qt::ISODate));
        sheet.add(section, {}, QStringLiteral("to_date"), days->to.toString(Qt::ISODate));
    }
    for (const Figure figure : allFigures) {
        if (const std::optional<double> value = valueOf(figure, statistics))
            sheet.add(section, {}, word(figure), numberCell(*value));
    }
}

void addTimeline(Sheet &sheet, const QList<model::TimelineBucket> &timeline)
{
    const QString section = QStringLiteral("timeline");
    for (const model::TimelineBucket &bucket : timeline) {
        sheet.add(section, timeCell(bucket.from), QStringLiteral("total"), QString::number(bucket.total));
        sheet.add(section, timeCell(bucket.from), QStringLiteral("read"), QString::number(bucket.read));
    }
}

// The same error may come by several channels, so that the channel is told with the measure.
void addErrors(Sheet &sheet, const QList<model::ErrorStatistics> &errors)
{
    for (const model::ErrorStatistics &error : errors)
        sheet.add(QStringLiteral("top_errors"), error.error, QStringLiteral("%1_count").arg(word(error.channel)),
            QString::number(error.count));
}

void addMoment(Sheet &sheet, const model::AdminStatistics &statistics)
{
    const auto add = [&sheet](const char *section, const char *measure, qint64 value) {
        sheet.add(QLatin1String(section), {}, QLatin1String(measure), QString::number(value));
    };
    add("queue", "due", statistics.queue.due);
    add("queue", "scheduled", statistics.queue.scheduled);
    add("queue", "retrying", statistics.queue.retrying);
    add("queue", "oldest_due_seconds", statistics.queue.oldestDueSeconds);
    add("devices", "android", statistics.devices.android);
    add("devices", "ios", statistics.devices.ios);
    add("devices", "web", statistics.devices.web);
    add("clients", "connected_clients", statistics.connectedClients);
}

} // namespace

QByteArray csvCell(const QString &text)
{
    static const QString starts = QStringLiteral("=+-@\t\r");
    QString cell = !text.isEmpty() && starts.contains(text.front()) ? u'\'' + text : text;
    const bool isQuoted = cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
    return isQuoted ? (u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"').toUtf8() : cell.toUtf8();
}

QByteArray statisticsCsv(const Contents &contents)
{
    const model::AdminStatistics &now = contents.now;
    Sheet sheet;
    addQuery(sheet, contents);
    addFigures(sheet, QStringLiteral("figures"), {}, now);
    if (contents.before)
        addFigures(sheet, QStringLiteral("figures_before"), contents.query.before(contents.generatedAt.date()),
            *contents.before);
    sheet.add(QStringLiteral("by_type"), figuresByType(now));
    sheet.add(QStringLiteral("by_priority"), figuresByPriority(now));
    sheet.add(QStringLiteral("by_channel"), figuresByChannel(now));
    sheet.add(QStringLiteral("by_clinic"), figuresByClinic(now));
    addTimeline(sheet, now.timeline);
    addErrors(sheet, now.topErrors);
    addMoment(sheet, now);
    return sheet.text();
}

} // namespace mc::console
