#pragma once

#include <QtCore/QRectF>
#include <QtGui/QColor>
#include <QtGui/QFont>

class QPainter;

namespace mc::console {

/// A page of paper, in points (1/72 inch) from where reading begins: in a layout from right to left x runs leftwards, and what begins
/// a line stands at the right. The painter outlives it.
class ReportCanvas
{
public:
    enum class Align { Beginning, End, Middle };
    struct TextLook
    {
        int size = 11; ///< in points
        QColor colour {};
        QFont::Weight weight = QFont::Normal;
        Align align = Align::Beginning;
    };

    ReportCanvas(QPainter &painter, qreal width, Qt::LayoutDirection direction);

    void fill(const QRectF &rect, const QColor &colour, qreal radius = 0);
    void line(const QPointF &from, const QPointF &to, const QColor &colour, qreal width = 0.5);
    /// In the middle of the rectangle's height, with an ellipsis where it is too long.
    void text(const QRectF &rect, const QString &text, const TextLook &look);
    /// In as many lines as it needs, from the rectangle's top.
    void paragraph(const QRectF &rect, const QString &text, const TextLook &look);
    /// A ring, of which a share (0 to 1) is filled in the reading direction from its top.
    void ring(const QRectF &rect, qreal share, const QColor &colour, const QColor &ground);
    qreal widthOf(const QString &text, const TextLook &look) const;

private:
    QRectF placed(const QRectF &rect) const;

    QPainter &m_painter;
    const qreal m_width;
    const Qt::LayoutDirection m_direction;
};

} // namespace mc::console
