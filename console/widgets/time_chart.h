#pragma once

#include "console/widgets/theme.h"

#include <QtCharts/QChartView>
#include <QtCore/QDateTime>

class QCategoryAxis;
class QLineSeries;
class QValueAxis;

namespace mc::console {

/// Colours for lines that are told apart, none of which says how good or bad something is but Alarm.
enum class ChartColour { Accent, Blue, Violet, Amber, Grey, Alarm };

QColor chartColour(ChartColour colour, const Theme &theme);
/// Between two lines of a chart that reaches this high: 1, 2 or 5 times a power of ten, so that there are four or five.
double valueStep(double top);

/// What a TimeChart draws: figures of the same times.
struct ChartFigures
{
    struct Line
    {
        QString name;
        ChartColour colour = ChartColour::Accent;
        QList<double> values; ///< one for each time; NaN: not known, which leaves a gap
    };
    QDateTime from; ///< where the chart begins, whatever is known
    QDateTime to;
    QList<QDateTime> times; ///< rising
    QList<Line> lines; ///< from the bottom up where they are stacked
};

/// Figures over time: lines, or areas on top of each other. Shows the exact figures of a moment under the pointer, or where the
/// keys Left and Right lead to. Time runs in the reading direction. The theme outlives it.
class TimeChart : public QChartView
{
    Q_OBJECT

public:
    enum class Kind { Lines, StackedAreas };

    TimeChart(Kind kind, const Theme &theme, QWidget *parent = nullptr);

    /// How a value is written with its unit: "12.4 ms".
    void setValueText(std::function<QString(double)> valueText) { m_valueText = std::move(valueText); }
    /// The axis reaches this far at least; 1 unless it is told.
    void setLeastTop(double top) { m_leastTop = top; }
    void setFigures(const ChartFigures &figures);
    /// What is told of a moment: the time and each line's value, a line of text each.
    QString textAt(int index) const;

protected:
    void changeEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void applyLook();
    void makeSeries();
    void addStackPart();
    void hideMarkers(QAbstractSeries *series);
    void attach(QAbstractSeries *series);
    void drawLines();
    void drawStack();
    void updateAxes();
    void read(int index, const QPoint &where);
    int nearest(const QPointF &scenePosition) const;
    QPointF placeOf(int index) const;

    const Kind m_kind;
    const Theme &m_theme;
    std::function<QString(double)> m_valueText;
    double m_leastTop = 1;
    ChartFigures m_figures;
    QCategoryAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    QList<QList<QLineSeries *>> m_segments; ///< of each line: parts without a gap; when stacked its upper edge
    int m_readIndex = -1; ///< whose figures are shown
};

} // namespace mc::console
