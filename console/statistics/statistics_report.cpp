#include "console/statistics/statistics_report.h"

#include "console/statistics/figure_table.h"
#include "console/statistics/report_timeline.h"
#include "console/widgets/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>

namespace mc::console {

using Align = ReportCanvas::Align;
using TextLook = ReportCanvas::TextLook;

namespace {

struct Report
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::StatisticsReport)
};

constexpr qreal edge = 48; // of the page
constexpr qreal contentWidth = StatisticsReport::pageSize.width() - 2 * edge;
constexpr qreal totalWidth = 214; // of what is written large
constexpr int mostErrors = 6;

TextLook plain(int size = 11, Align align = Align::Beginning)
{
    return {.size = size, .colour = lightColours().text, .align = align};
}
TextLook muted(int size = 10, Align align = Align::Beginning)
{
    return {.size = size, .colour = lightColours().muted, .align = align};
}
TextLook strong(int size, const QColor &colour, Align align = Align::Beginning)
{
    return {.size = size, .colour = colour, .weight = QFont::DemiBold, .align = align};
}

QColor ground() { return tint(lightColours().accent, Qt::white, 0.07); }
QColor track() { return tint(lightColours().accent, Qt::white, 0.16); }

void paintHeading(ReportCanvas &canvas, qreal y, const QString &text)
{
    canvas.text({edge, y, contentWidth, 22}, text, strong(15, lightColours().text));
}

} // namespace

StatisticsReport::StatisticsReport(const Contents &contents)
    : m_contents(contents)
    , m_direction(QGuiApplication::layoutDirection())
{
}

QString StatisticsReport::title() const { return Report::tr("Notification report"); }

void StatisticsReport::paint(QPainter &painter, int page) const
{
    ReportCanvas canvas(painter, pageSize.width(), m_direction);
    canvas.fill(QRectF({}, pageSize), Qt::white);
    if (page == 0) {
        paintTitle(canvas);
        paintHeadline(canvas);
        paintCards(canvas);
        paintHeading(canvas, 446, Report::tr("Notifications over time"));
        paintTimeline(canvas, {edge, 476, contentWidth, 280}, m_contents.now.timeline);
    } else {
        canvas.text({edge, 36, contentWidth, 16}, about(), muted());
        paintTypes(canvas);
        paintChannels(canvas);
        paintErrors(canvas);
    }
    paintFooter(canvas, page);
}

void StatisticsReport::paintTitle(ReportCanvas &canvas) const
{
    canvas.fill({0, 0, pageSize.width(), 8}, lightColours().accent);
    canvas.text({edge, 44, contentWidth, 40}, title(), strong(30, lightColours().text));
    canvas.text({edge, 88, contentWidth, 24}, scopeText(m_contents.query), strong(16, lightColours().accent));
    canvas.text({edge, 112, contentWidth, 18}, daysOf(m_contents.query, m_contents.generatedAt.date()), muted(12));
}

// The number of notifications, and how many of them were read and arrived.
void StatisticsReport::paintHeadline(ReportCanvas &canvas) const
{
    constexpr QRectF box {edge, 152, contentWidth, 150};
    canvas.fill(box, ground(), 10);
    const qreal x = box.left() + 24, y = box.top();
    TextLook large = strong(54, lightColours().accent);
    while (canvas.widthOf(value(Figure::Total), large) > totalWidth) // a million and more
        --large.size;
    canvas.text({x, y + 18, totalWidth, 66}, value(Figure::Total), large);
    canvas.text({x, y + 86, totalWidth, 20}, displayText(Figure::Total), plain(13));
    canvas.text({x, y + 108, totalWidth, 18}, comparison(Figure::Total), muted());
    paintRing(canvas, {box.right() - 250, y + 16, 84, 84}, Figure::ReadRate);
    paintRing(canvas, {box.right() - 112, y + 16, 84, 84}, Figure::SuccessRate);
}

void StatisticsReport::paintRing(ReportCanvas &canvas, const QRectF &place, Figure figure) const
{
    canvas.ring(place, valueOf(figure, m_contents.now).value_or(0) / 100, lightColours().accent, track());
    canvas.text(place, value(figure), strong(17, lightColours().text, Align::Middle));
    const QRectF below(place.left() - 25, place.bottom() + 6, place.width() + 50, 16);
    canvas.text(below, displayText(figure), plain(11, Align::Middle));
    canvas.text(
        below.translated(0, 16), changeText(figure, m_contents.now, m_contents.before), muted(9, Align::Middle));
}

void StatisticsReport::paintCards(ReportCanvas &canvas) const
{
    constexpr qreal y = 326, gap = 16, width = (contentWidth - 3 * gap) / 4;
    qreal x = edge;
    for (const Figure figure : {Figure::Unread, Figure::ReadTime, Figure::ClickThrough, Figure::Failed}) {
        canvas.fill({x, y, 2, 62}, track());
        canvas.text({x + 10, y, width - 10, 15}, displayText(figure), muted(9));
        canvas.text({x + 10, y + 16, width - 10, 28}, value(figure), strong(20, lightColours().text));
        canvas.text({x + 10, y + 46, width - 10, 15}, changeText(figure, m_contents.now, m_contents.before), muted(9));
        x += width + gap;
    }
    if (m_contents.now.latency)
        canvas.paragraph({edge, y + 78, contentWidth, 36},
            Report::tr("Half of the deliveries arrived within %1, 95 of 100 within %2, 99 of 100 within %3.")
                .arg(value(Figure::LatencyP50), value(Figure::LatencyP95), value(Figure::LatencyP99)),
            plain());
}

void StatisticsReport::paintTypes(ReportCanvas &canvas) const
{
    const FigureTable table = figuresByType(m_contents.now);
    paintHeading(canvas, 72, Report::tr("What they were about"));
    qreal y = 104;
    for (int row = 0; row < table.rows.size(); ++row) {
        const QList<double> &numbers = table.rows[row].numbers;
        canvas.text({edge, y, 130, 20}, table.rows[row].name, plain(12));
        canvas.fill({edge + 138, y + 4, 230, 12}, ground(), 3);
        if (numbers[1] > 0)
            canvas.fill({edge + 138, y + 4, 230 * barShare(table, row, 1), 12}, lightColours().accent, 3);
        canvas.text({edge + 376, y, 60, 20}, numberText(numbers[0], FigureTable::Kind::Count), plain(12, Align::End));
        canvas.text({edge + 440, y, contentWidth - 440, 20}, numberText(numbers[1], FigureTable::Kind::Percent),
            muted(11, Align::End));
        y += 28;
    }
}

void StatisticsReport::paintChannels(ReportCanvas &canvas) const
{
    const FigureTable table = figuresByChannel(m_contents.now);
    paintHeading(canvas, 302, Report::tr("How they reached people"));
    qreal y = 334;
    for (std::size_t i = 0; i < m_contents.now.byChannel.size(); ++i) {
        const model::ChannelStatistics &channel = m_contents.now.byChannel[i];
        const qint64 arrived = channel.sent + channel.delivered, tried = arrived + channel.failed;
        const QLocale locale;
        canvas.text({edge, y, 130, 20}, table.rows[qsizetype(i)].name, plain(12));
        canvas.fill({edge + 138, y + 4, 230, 12},
            tried > 0 ? tint(lightColours().state(StateColour::Failed), Qt::white, 0.45) : ground(), 3);
        if (arrived > 0)
            canvas.fill({edge + 138, y + 4, 230 * double(arrived) / double(tried), 12}, lightColours().accent, 3);
        canvas.text({edge + 138, y + 19, 230, 15},
            Report::tr("%1 arrived, %2 failed").arg(locale.toString(arrived), locale.toString(channel.failed)),
            muted(9));
        canvas.text({edge + 376, y, contentWidth - 376, 20},
            numberText(table.rows[qsizetype(i)].numbers.last(), FigureTable::Kind::Percent),
            strong(12, lightColours().text, Align::End));
        y += 42;
    }
}

void StatisticsReport::paintErrors(ReportCanvas &canvas) const
{
    const FigureTable table = figuresOfErrors(m_contents.now);
    paintHeading(canvas, 532, Report::tr("What went wrong"));
    if (table.rows.isEmpty())
        canvas.text({edge, 562, contentWidth, 20}, Report::tr("Nothing: no delivery failed."), plain(12));
    qreal y = 562;
    for (const FigureTable::Row &row : table.rows.first(std::min<qsizetype>(table.rows.size(), mostErrors))) {
        canvas.text({edge, y, contentWidth - 80, 18}, row.name, plain(12));
        canvas.text({edge, y + 17, contentWidth - 80, 13}, row.word, muted(9));
        canvas.text({edge + contentWidth - 76, y, 76, 18}, numberText(row.numbers.first(), FigureTable::Kind::Count),
            strong(13, lightColours().text, Align::End));
        y += 36;
    }
}

void StatisticsReport::paintFooter(ReportCanvas &canvas, int page) const
{
    constexpr qreal y = pageSize.height() - 52;
    canvas.line({edge, y}, {edge + contentWidth, y}, lightColours().border);
    const QString made = QLocale().toString(m_contents.generatedAt.toLocalTime(), QLocale::ShortFormat);
    canvas.text({edge, y + 8, contentWidth - 100, 14},
        Report::tr("MediConnect Notifications, made on %1. Days are in UTC.", "date and time").arg(made), muted(9));
    canvas.text({edge + contentWidth - 96, y + 8, 96, 14},
        Report::tr("Page %1 of %2").arg(QLocale().toString(page + 1), QLocale().toString(pageCount)),
        muted(9, Align::End));
}

QString StatisticsReport::value(Figure figure) const { return figureText(figure, valueOf(figure, m_contents.now)); }

QString StatisticsReport::comparison(Figure figure) const
{
    const QString change = changeText(figure, m_contents.now, m_contents.before);
    return change.isEmpty() ? QString()
                            : Report::tr("%1 against %2", "change, the time before")
                                  .arg(change, beforeText(m_contents.query, m_contents.generatedAt.date()));
}

QString StatisticsReport::about() const
{
    return QStringList {title(), scopeText(m_contents.query), daysOf(m_contents.query, m_contents.generatedAt.date())}
        .join(QStringLiteral(" · "));
}

} // namespace mc::console
