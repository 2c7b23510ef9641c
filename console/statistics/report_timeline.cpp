#include "console/statistics/report_timeline.h"

#include "console/widgets/theme.h"
#include "console/widgets/time_chart.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cmath>

namespace mc::console {

using model::TimelineBucket;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::StatisticsReport)
};

constexpr qreal legendHeight = 24, timesHeight = 20, valuesWidth = 40, timeWidth = 64;
constexpr int mostTimes = 6;

QColor allColour() { return tint(lightColours().accent, Qt::white, 0.32); }
QColor readColour() { return lightColours().accent; }
ReportCanvas::TextLook small(ReportCanvas::Align align = ReportCanvas::Align::Beginning)
{
    return {.size = 9, .colour = lightColours().muted, .align = align};
}

qint64 greatestIn(const QList<TimelineBucket> &timeline)
{
    qint64 greatest = 0;
    for (const TimelineBucket &bucket : timeline)
        greatest = std::max(greatest, bucket.total);
    return greatest;
}

// In UTC, as the buckets are cut.
QString timeOf(const TimelineBucket &bucket)
{
    const QLocale locale;
    const qint64 hours = bucket.from.secsTo(bucket.to) / 3600;
    if (hours <= 1)
        return locale.toString(bucket.from.toUTC().time(), QLocale::ShortFormat);
    return locale.toString(
        bucket.from.toUTC().date(), hours <= 24 ? QStringLiteral("d MMM") : QStringLiteral("MMM yyyy"));
}

void paintLegend(ReportCanvas &canvas, const QRectF &rect)
{
    qreal x = rect.left();
    for (const auto &[colour, text] :
        {std::pair(allColour(), Texts::tr("All notifications")), std::pair(readColour(), Texts::tr("Read"))}) {
        canvas.fill({x, rect.top() + 4, 8, 8}, colour, 2);
        const qreal width = canvas.widthOf(text, small()) + 2;
        canvas.text({x + 13, rect.top(), width, 16}, text, small());
        x += 13 + width + 18;
    }
}

void paintValues(ReportCanvas &canvas, const QRectF &plot, double top, double step)
{
    for (double value = 0; value <= top; value += step) {
        const qreal y = plot.bottom() - plot.height() * value / top;
        canvas.line({plot.left(), y}, {plot.right(), y}, tint(lightColours().border, Qt::white, 0.6));
        canvas.text({plot.left() - valuesWidth, y - 8, valuesWidth - 8, 16}, QLocale().toString(qint64(value)),
            small(ReportCanvas::Align::End));
    }
}

} // namespace

void paintTimeline(ReportCanvas &canvas, const QRectF &rect, const QList<TimelineBucket> &timeline)
{
    if (timeline.isEmpty())
        return;
    paintLegend(canvas, rect);
    const QRectF plot = rect.adjusted(valuesWidth, legendHeight, 0, -timesHeight);
    const auto greatest = double(std::max<qint64>(greatestIn(timeline), 1));
    const double step = std::max(1.0, valueStep(greatest)), top = std::ceil(greatest / step) * step;
    paintValues(canvas, plot, top, step);
    const qreal width = plot.width() / double(timeline.size()), bar = width * 0.72;
    const auto every = int(std::ceil(double(timeline.size()) / mostTimes));
    for (int i = 0; i < timeline.size(); ++i) {
        const qreal x = plot.left() + i * width + (width - bar) / 2;
        const auto paintBar = [&](qint64 count, const QColor &colour) {
            const qreal height = plot.height() * double(count) / top;
            if (count > 0)
                canvas.fill({x, plot.bottom() - height, bar, height}, colour, std::min(2.0, bar / 4));
        };
        paintBar(timeline[i].total, allColour());
        paintBar(timeline[i].read, readColour());
        if (i % every == 0) {
            const qreal left = std::min(x + bar / 2 - timeWidth / 2, rect.right() - timeWidth);
            canvas.text(
                {left, plot.bottom() + 4, timeWidth, 14}, timeOf(timeline[i]), small(ReportCanvas::Align::Middle));
        }
    }
}

} // namespace mc::console
