#include "console/dashboard/painted_line.h"

#include "console/widgets/icons.h"

#include <QtWidgets/QStyle>

#include <cmath>

namespace mc::console {

QRect PaintedLine::takeLeading(int width, int gap) { return take(width, gap, m_direction == Qt::LeftToRight); }

QRect PaintedLine::takeTrailing(int width, int gap) { return take(width, gap, m_direction == Qt::RightToLeft); }

void PaintedLine::text(const QRect &rect, const QString &text, const QColor &colour, Qt::Alignment alignment)
{
    m_painter.setPen(colour);
    const auto horizontal = QStyle::visualAlignment(m_direction, alignment);
    m_painter.drawText(rect, int(horizontal | Qt::AlignVCenter) | Qt::TextSingleLine,
        m_painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void PaintedLine::icon(const QString &name, const QColor &colour, int size, int gap)
{
    const QRect place = QStyle::alignedRect(m_direction, Qt::AlignCenter, {size, size}, takeLeading(size, gap));
    m_painter.drawPixmap(place.topLeft(), iconPixmap(name, colour, size, m_painter.device()->devicePixelRatioF()));
}

int PaintedLine::widthOf(const QString &text) const
{
    return int(std::ceil(QFontMetricsF(m_painter.font()).horizontalAdvance(text))) + 1;
}

QRect PaintedLine::take(int width, int gap, bool isLeft)
{
    QRect taken = m_rect;
    if (isLeft) {
        taken.setWidth(std::min(width, m_rect.width()));
        m_rect.setLeft(std::min(taken.right() + 1 + gap, m_rect.right() + 1));
    } else {
        taken.setLeft(m_rect.right() + 1 - std::min(width, m_rect.width()));
        m_rect.setRight(std::max(taken.left() - 1 - gap, m_rect.left() - 1));
    }
    return taken;
}

} // namespace mc::console
