#include "console/widgets/time_chart.h"

#include "console/widgets/relative_time.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#include <QtCore/QTimeZone>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QGraphicsLayout>
#include <QtWidgets/QToolTip>

#include <cmath>

namespace mc::console {

namespace {

/// Between two times on the axis: the smallest that leaves at most six of them.
constexpr qint64 timeSteps[] {
    60, 300, 900, 1'800, 3'600, 3 * 3'600, 6 * 3'600, 86'400, 7 * 86'400, 31 * 86'400, 92 * 86'400};
constexpr int mostTimes = 6;

qint64 stepFor(const QDateTime &from, const QDateTime &to)
{
    for (const qint64 step : timeSteps) {
        if (from.secsTo(to) / step <= mostTimes)
            return step;
    }
    return timeSteps[std::size(timeSteps) - 1];
}

QString axisText(const QDateTime &time, qint64 step)
{
    const QLocale locale;
    if (step < 86'400)
        return locale.toString(time.time(), QLocale::ShortFormat);
    return locale.toString(time.date(), step > 7 * 86'400 ? QStringLiteral("MMM yyyy") : QStringLiteral("d MMM"));
}

// The first one at or after `from` that is whole in local time.
QDateTime firstStep(const QDateTime &from, qint64 step)
{
    const QDateTime local = from.toLocalTime();
    if (step > 86'400)
        return QDateTime(local.date().addDays(1), QTime(0, 0));
    const qint64 ofDay = QTime(0, 0).secsTo(local.time());
    return QDateTime(local.date(), QTime(0, 0)).addSecs((ofDay + step - 1) / step * step);
}

double topOf(const ChartFigures &figures, TimeChart::Kind kind)
{
    double top = 0;
    for (int i = 0; i < figures.times.size(); ++i) {
        double sum = 0;
        for (const ChartFigures::Line &line : figures.lines) {
            const double value = std::isnan(line.values[i]) ? 0 : line.values[i];
            sum = kind == TimeChart::Kind::StackedAreas ? sum + value : std::max(sum, value);
        }
        top = std::max(top, sum);
    }
    return top;
}

} // namespace

QColor chartColour(ChartColour colour, const Theme &theme)
{
    switch (colour) {
    case ChartColour::Accent:
        return theme.colours().accent;
    case ChartColour::Blue:
        return theme.state(StateColour::Sent);
    case ChartColour::Violet:
        return theme.state(StateColour::Held);
    case ChartColour::Amber:
        return theme.state(StateColour::Paused);
    case ChartColour::Grey:
        return theme.state(StateColour::Pending);
    case ChartColour::Alarm:
        return theme.state(StateColour::Failed);
    }
    return {};
}

double valueStep(double top)
{
    const double power = std::pow(10, std::floor(std::log10(top / 4)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (top / (factor * power) <= 5)
            return factor * power;
    }
    return 10 * power;
}

TimeChart::TimeChart(Kind kind, const Theme &theme, QWidget *parent)
    : QChartView(parent)
    , m_kind(kind)
    , m_theme(theme)
    , m_valueText([](double value) { return QLocale().toString(value, 'g', 6); })
    , m_timeAxis(new QCategoryAxis)
    , m_valueAxis(new QValueAxis)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // the view has it
    setMouseTracking(true);
    m_timeAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_valueAxis->setTickType(QValueAxis::TicksDynamic);
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_valueAxis, isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeCircle);
    chart()->setMargins({});
    chart()->setBackgroundVisible(false);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    viewport()->setAutoFillBackground(false); // it stands on whatever is behind it
    chart()->setLocalizeNumbers(true);
    applyLook();
}

void TimeChart::setFigures(const ChartFigures &figures)
{
    const auto isSame = [](const ChartFigures::Line &one, const ChartFigures::Line &other) {
        return one.name == other.name && one.colour == other.colour;
    };
    const bool hasSameLines = std::equal(
        figures.lines.begin(), figures.lines.end(), m_figures.lines.begin(), m_figures.lines.end(), isSame);
    m_figures = figures;
    m_readIndex = std::min(m_readIndex, int(m_figures.times.size()) - 1);
    if (!hasSameLines)
        makeSeries();
    m_kind == Kind::Lines ? drawLines() : drawStack();
    updateAxes();
    if (!m_figures.times.isEmpty())
        setAccessibleDescription(textAt(int(m_figures.times.size()) - 1));
}

QString TimeChart::textAt(int index) const
{
    QStringList lines {exactTime(m_figures.times.at(index))};
    for (const ChartFigures::Line &line : m_figures.lines) {
        if (!std::isnan(line.values.at(index)))
            lines += QStringLiteral("%1: %2").arg(line.name, m_valueText(line.values.at(index)));
    }
    return lines.join(u'\n');
}

void TimeChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::LanguageChange)
        applyLook();
    QChartView::changeEvent(event);
}

void TimeChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    if (m_readIndex < 0)
        return;
    const QRectF plot = chart()->plotArea();
    const qreal x = placeOf(m_readIndex).x();
    if (x < plot.left() || x > plot.right())
        return;
    painter->setPen(m_theme.colours().muted);
    painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    read(-1, {});
    QChartView::focusOutEvent(event);
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    const bool isLeft = event->key() == Qt::Key_Left, isRight = event->key() == Qt::Key_Right;
    if ((!isLeft && !isRight) || m_figures.times.isEmpty())
        return QChartView::keyPressEvent(event);
    const int last = int(m_figures.times.size()) - 1;
    const int step = isRight == isRightToLeft() ? -1 : 1;
    const int index = m_readIndex < 0 ? last : std::clamp(m_readIndex + step, 0, last);
    read(index, mapToGlobal(mapFromScene(placeOf(index))));
}

void TimeChart::leaveEvent(QEvent *event)
{
    read(-1, {});
    QChartView::leaveEvent(event);
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF place = mapToScene(event->position().toPoint());
    read(chart()->plotArea().contains(place) ? nearest(place) : -1, event->globalPosition().toPoint());
    QChartView::mouseMoveEvent(event);
}

void TimeChart::applyLook()
{
    const Colours &colours = m_theme.colours();
    chart()->setLocale(QLocale());
    QFont small = font();
    small.setPointSize(small.pointSize() - 1);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_timeAxis), static_cast<QAbstractAxis *>(m_valueAxis)}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(colours.muted);
        axis->setLinePenColor(colours.border);
        axis->setGridLineColor(tint(colours.border, colours.surface, 0.6));
    }
    m_timeAxis->setGridLineVisible(false);
    m_timeAxis->setReverse(isRightToLeft());
    m_valueAxis->setLinePen(Qt::NoPen);
    chart()->removeAxis(m_valueAxis);
    chart()->addAxis(m_valueAxis, isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    chart()->legend()->setFont(small);
    chart()->legend()->setLabelColor(colours.text);
    makeSeries();
    setFigures(m_figures);
}

void TimeChart::makeSeries()
{
    chart()->removeAllSeries();
    m_segments = QList<QList<QLineSeries *>>(m_figures.lines.size());
    if (m_kind == Kind::StackedAreas)
        return addStackPart();
    for (int number = 0; number < m_figures.lines.size(); ++number) {
        auto line = new QLineSeries;
        line->setName(m_figures.lines[number].name);
        line->setPen(QPen(chartColour(m_figures.lines[number].colour, m_theme), 2));
        attach(line);
        m_segments[number] += line;
    }
}

// Areas of all lines, each on the one below. Those of the first part name them in the legend.
void TimeChart::addStackPart()
{
    QLineSeries *below = nullptr;
    for (int number = 0; number < m_figures.lines.size(); ++number) {
        const ChartFigures::Line &line = m_figures.lines[number];
        const QColor colour = chartColour(line.colour, m_theme);
        auto edge = new QLineSeries;
        auto area = new QAreaSeries(edge, below);
        edge->setParent(area);
        area->setName(line.name);
        area->setColor(tint(colour, m_theme.colours().surface, 0.55));
        area->setPen(QPen(colour, 1));
        attach(area);
        if (!m_segments[number].isEmpty())
            hideMarkers(area);
        m_segments[number] += edge;
        below = edge;
    }
}

void TimeChart::hideMarkers(QAbstractSeries *series)
{
    for (QLegendMarker *marker : chart()->legend()->markers(series))
        marker->setVisible(false);
}

void TimeChart::attach(QAbstractSeries *series)
{
    chart()->addSeries(series);
    series->attachAxis(m_timeAxis);
    series->attachAxis(m_valueAxis);
}

void TimeChart::drawLines()
{
    for (int number = 0; number < m_figures.lines.size(); ++number) {
        const QList<double> &values = m_figures.lines[number].values;
        QList<QList<QPointF>> parts;
        for (int i = 0; i < values.size(); ++i) {
            if (std::isnan(values[i]))
                continue;
            if (parts.isEmpty() || std::isnan(values[i - 1]))
                parts += QList<QPointF>();
            parts.last() += QPointF(qreal(m_figures.times[i].toMSecsSinceEpoch()), values[i]);
        }
        QList<QLineSeries *> &segments = m_segments[number];
        while (segments.size() < parts.size()) {
            auto further = new QLineSeries;
            further->setPen(segments.first()->pen());
            attach(further);
            hideMarkers(further); // the first one names the line
            segments += further;
        }
        for (int i = 0; i < segments.size(); ++i)
            segments[i]->replace(parts.value(i));
    }
}

// Where nothing is known of any line there is a gap; a line of which nothing is known is nothing in the stack.
void TimeChart::drawStack()
{
    QList<QList<QList<QPointF>>> parts; // each with an edge for each line
    const qsizetype lines = m_figures.lines.size();
    bool isInPart = false;
    for (int i = 0; i < m_figures.times.size(); ++i) {
        const bool isKnown = std::any_of(m_figures.lines.begin(), m_figures.lines.end(),
            [i](const ChartFigures::Line &line) { return !std::isnan(line.values[i]); });
        if (isKnown && !std::exchange(isInPart, true))
            parts += QList<QList<QPointF>>(lines);
        isInPart = isKnown;
        double sum = 0;
        for (int number = 0; number < lines && isKnown; ++number) {
            const double value = m_figures.lines[number].values[i];
            sum += std::isnan(value) ? 0 : value;
            parts.last()[number] += QPointF(qreal(m_figures.times[i].toMSecsSinceEpoch()), sum);
        }
    }
    while (lines > 0 && m_segments.first().size() < parts.size())
        addStackPart();
    for (int number = 0; number < lines; ++number) {
        for (int part = 0; part < m_segments[number].size(); ++part)
            m_segments[number][part]->replace(part < parts.size() ? parts[part][number] : QList<QPointF>());
    }
}

void TimeChart::updateAxes()
{
    const auto labels = m_timeAxis->categoriesLabels();
    for (const QString &label : labels)
        m_timeAxis->remove(label);
    if (m_figures.from.isValid() && m_figures.from < m_figures.to) {
        m_timeAxis->setRange(qreal(m_figures.from.toMSecsSinceEpoch()), qreal(m_figures.to.toMSecsSinceEpoch()));
        const qint64 step = stepFor(m_figures.from, m_figures.to);
        for (QDateTime time = firstStep(m_figures.from, step); time <= m_figures.to; time = time.addSecs(step))
            m_timeAxis->append(axisText(time, step), qreal(time.toMSecsSinceEpoch()));
    }
    const double top = std::max(m_leastTop, topOf(m_figures, m_kind));
    const double step = valueStep(top);
    m_valueAxis->setTickInterval(step);
    m_valueAxis->setRange(0, std::ceil(top / step) * step);
    m_valueAxis->setLabelFormat(step < 1 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
}

void TimeChart::read(int index, const QPoint &where)
{
    if (std::exchange(m_readIndex, index) != index)
        viewport()->update();
    if (index < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(where, textAt(index), this);
}

int TimeChart::nearest(const QPointF &scenePosition) const
{
    if (m_figures.times.isEmpty())
        return -1;
    const auto time = QDateTime::fromMSecsSinceEpoch(
        qint64(chart()->mapToValue(chart()->mapFromScene(scenePosition), nullptr).x()));
    const auto behind = std::lower_bound(m_figures.times.begin(), m_figures.times.end(), time);
    if (behind == m_figures.times.end())
        return int(m_figures.times.size()) - 1;
    const auto index = int(behind - m_figures.times.begin());
    const bool isCloser = index > 0 && m_figures.times[index - 1].msecsTo(time) < time.msecsTo(*behind);
    return isCloser ? index - 1 : index;
}

QPointF TimeChart::placeOf(int index) const
{
    const QPointF value(qreal(m_figures.times.at(index).toMSecsSinceEpoch()), 0);
    return chart()->mapToScene(chart()->mapToPosition(value, nullptr));
}

} // namespace mc::console
