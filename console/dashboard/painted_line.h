#pragma once

#include <QtGui/QPainter>

namespace mc::console {

/// Paints what stands beside each other in a line, from both of its ends to the middle, in the reading direction. For the time of a
/// paint event.
class PaintedLine
{
public:
    PaintedLine(QPainter &painter, const QRect &rect, Qt::LayoutDirection direction)
        : m_painter(painter)
        , m_rect(rect)
        , m_direction(direction)
    {
    }

    /// What is left between what was painted.
    const QRect &rect() const { return m_rect; }
    /// The next so many pixels from the beginning, or from the end.
    QRect takeLeading(int width, int gap);
    QRect takeTrailing(int width, int gap);
    /// In the painter's font, at the rectangle's beginning or end; too long a text gets an ellipsis.
    void text(const QRect &rect, const QString &text, const QColor &colour, Qt::Alignment alignment = Qt::AlignLeading);
    void icon(const QString &name, const QColor &colour, int size, int gap);
    /// The room that the text takes in the painter's font.
    int widthOf(const QString &text) const;

private:
    QRect take(int width, int gap, bool isLeft);

    QPainter &m_painter;
    QRect m_rect;
    const Qt::LayoutDirection m_direction;
};

} // namespace mc::console
