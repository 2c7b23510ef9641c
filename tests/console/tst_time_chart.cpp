#include "console/widgets/time_chart.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtTest/QTest>

#include <limits>

using namespace mc::console;

namespace {

const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC);
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Two lines, each with these values a minute apart.
ChartFigures figuresOf(const QList<double> &values)
{
    ChartFigures figures {.from = noon, .to = noon.addSecs(600), .times = {}, .lines = {}};
    for (int i = 0; i < values.size(); ++i)
        figures.times += noon.addSecs(60 * i);
    figures.lines += {.name = QStringLiteral("one"), .colour = ChartColour::Accent, .values = values};
    figures.lines += {.name = QStringLiteral("two"), .colour = ChartColour::Blue, .values = values};
    return figures;
}

// The values of each part that is drawn of a chart's lines, or upper edges.
QList<QList<double>> parts(const TimeChart &chart)
{
    QList<QList<double>> parts;
    const QList<QAbstractSeries *> all = chart.chart()->series();
    for (QAbstractSeries *series : all) {
        const auto area = qobject_cast<QAreaSeries *>(series);
        const auto line = area ? area->upperSeries() : qobject_cast<QLineSeries *>(series);
        QList<double> values;
        const QList<QPointF> points = line->points();
        for (const QPointF &point : points)
            values += point.y();
        if (!values.isEmpty())
            parts += values;
    }
    return parts;
}

int namesIn(TimeChart &chart)
{
    chart.show(); // nothing is visible before
    const QList<QLegendMarker *> markers = chart.chart()->legend()->markers();
    return int(
        std::count_if(markers.begin(), markers.end(), [](QLegendMarker *marker) { return marker->isVisible(); }));
}

} // namespace

/// Charts over time: what is not known is not drawn.
class TestTimeChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_gap_isNotDrawn();
    void stack_gap_isNotDrawn();
    void stack_lineOfWhichNothingIsKnown_isNothing();
    void figures_fewer_leaveNothingBehind();
    void moment_isTold();

private:
    Theme m_theme;
};

void TestTimeChart::lines_gap_isNotDrawn()
{
    TimeChart chart(TimeChart::Kind::Lines, m_theme);
    chart.setFigures(figuresOf({1, 2, unknown, 4}));
    QCOMPARE(parts(chart), (QList<QList<double>> {{1, 2}, {1, 2}, {4}, {4}}));
    QCOMPARE(namesIn(chart), 2);
}

void TestTimeChart::stack_gap_isNotDrawn()
{
    TimeChart chart(TimeChart::Kind::StackedAreas, m_theme);
    chart.setFigures(figuresOf({unknown, 1, 2, unknown, 4}));
    QCOMPARE(parts(chart), (QList<QList<double>> {{1, 2}, {2, 4}, {4}, {8}}));
    QCOMPARE(namesIn(chart), 2);
}

void TestTimeChart::stack_lineOfWhichNothingIsKnown_isNothing()
{
    TimeChart chart(TimeChart::Kind::StackedAreas, m_theme);
    ChartFigures figures = figuresOf({1, 2});
    figures.lines[0].values = {unknown, 1};
    chart.setFigures(figures);
    QCOMPARE(parts(chart), (QList<QList<double>> {{0, 1}, {1, 3}}));
}

void TestTimeChart::figures_fewer_leaveNothingBehind()
{
    TimeChart chart(TimeChart::Kind::StackedAreas, m_theme);
    chart.setFigures(figuresOf({1, unknown, 3}));
    chart.setFigures(figuresOf({1, 2}));
    QCOMPARE(parts(chart), (QList<QList<double>> {{1, 2}, {2, 4}}));
    chart.setFigures(figuresOf({unknown, unknown}));
    QCOMPARE(parts(chart), QList<QList<double>>());
}

void TestTimeChart::moment_isTold()
{
    TimeChart chart(TimeChart::Kind::Lines, m_theme);
    chart.setValueText([](double value) { return QStringLiteral("%1 ms").arg(value); });
    chart.setFigures(figuresOf({1, unknown}));
    QVERIFY2(chart.textAt(0).contains(QLatin1String("one: 1 ms\ntwo: 1 ms")), qPrintable(chart.textAt(0)));
    QVERIFY(!chart.textAt(1).contains(QLatin1String("one")));
}

QTEST_MAIN(TestTimeChart)
#include "tst_time_chart.moc"
