#include "console/dashboard/sparkline.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <cmath>

namespace mc::console {

namespace {

// The line, and with its way down to the bottom the area below.
void paintPart(QPainter &painter, const QPolygonF &part, qreal bottom, const QColor &colour)
{
    QColor wash = colour;
    wash.setAlphaF(0.14F);
    QPolygonF area = part;
    area << QPointF(part.last().x(), bottom) << QPointF(part.first().x(), bottom);
    painter.setPen(Qt::NoPen);
    painter.setBrush(wash);
    painter.drawPolygon(area);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(part);
}

} // namespace

void paintSparkline(QPainter &painter, const QRectF &rect, const QList<double> &values, const QColor &colour,
    Qt::LayoutDirection direction)
{
    double top = 1;
    for (const double value : values)
        top = std::fmax(top, value); // passes over NaN
    const qreal step = values.size() > 1 ? rect.width() / qreal(values.size() - 1) : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF part;
    for (int i = 0; i <= values.size(); ++i) {
        if (i < values.size() && !std::isnan(values[i])) {
            const qreal way = step * i;
            const qreal x = direction == Qt::RightToLeft ? rect.right() - way : rect.left() + way;
            part << QPointF(x, rect.bottom() - rect.height() * values[i] / top);
        } else if (!part.isEmpty()) {
            if (part.size() == 1) // is seen nevertheless
                part << part.first() + QPointF(1, 0);
            paintPart(painter, std::exchange(part, {}), rect.bottom(), colour);
        }
    }
    painter.restore();
}

} // namespace mc::console
