#pragma once

#include <QtCore/QList>
#include <QtCore/QRectF>

class QColor;
class QPainter;

namespace mc::console {

/// Paints how a figure went, without axes: from the beginning of the rectangle to its end in the reading direction, from nothing at
/// its bottom to the highest at its top. NaN leaves a gap.
void paintSparkline(QPainter &painter, const QRectF &rect, const QList<double> &values, const QColor &colour,
    Qt::LayoutDirection direction);

} // namespace mc::console
