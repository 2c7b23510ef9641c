#include "console/statistics/report_canvas.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>

namespace mc::console {

namespace {

constexpr qreal ringWidth = 9;

// Its size is in the page's points, whatever the resolution of the device.
QFont fontOf(const ReportCanvas::TextLook &look)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(look.size);
    font.setWeight(look.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Qt::Alignment alignmentOf(ReportCanvas::Align align, Qt::LayoutDirection direction)
{
    if (align == ReportCanvas::Align::Middle)
        return Qt::AlignHCenter;
    const bool isLeft = (align == ReportCanvas::Align::Beginning) == (direction == Qt::LeftToRight);
    return Qt::AlignAbsolute | (isLeft ? Qt::AlignLeft : Qt::AlignRight);
}

} // namespace

ReportCanvas::ReportCanvas(QPainter &painter, qreal width, Qt::LayoutDirection direction)
    : m_painter(painter)
    , m_width(width)
    , m_direction(direction)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setLayoutDirection(direction);
}

void ReportCanvas::fill(const QRectF &rect, const QColor &colour, qreal radius)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawRoundedRect(placed(rect), radius, radius);
}

void ReportCanvas::line(const QPointF &from, const QPointF &to, const QColor &colour, qreal width)
{
    const QRectF rect = placed(QRectF(from, to));
    m_painter.setPen(QPen(colour, width));
    m_painter.drawLine(rect.topLeft(), rect.bottomRight());
}

void ReportCanvas::text(const QRectF &rect, const QString &text, const TextLook &look)
{
    const QFont font = fontOf(look);
    m_painter.setFont(font);
    m_painter.setPen(look.colour);
    m_painter.drawText(placed(rect), int(alignmentOf(look.align, m_direction) | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width()));
}

void ReportCanvas::paragraph(const QRectF &rect, const QString &text, const TextLook &look)
{
    m_painter.setFont(fontOf(look));
    m_painter.setPen(look.colour);
    m_painter.drawText(placed(rect), int(alignmentOf(look.align, m_direction) | Qt::AlignTop) | Qt::TextWordWrap, text);
}

void ReportCanvas::ring(const QRectF &rect, qreal share, const QColor &colour, const QColor &ground)
{
    const QRectF circle = placed(rect).adjusted(ringWidth / 2, ringWidth / 2, -ringWidth / 2, -ringWidth / 2);
    constexpr int top = 90 * 16, whole = 360 * 16; // Qt counts sixteenths of a degree, against the clock
    const int clockwise = m_direction == Qt::LeftToRight ? -1 : 1;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(ground, ringWidth, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawEllipse(circle);
    m_painter.setPen(QPen(colour, ringWidth, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawArc(circle, top, clockwise * int(whole * std::clamp(share, 0.0, 1.0)));
}

qreal ReportCanvas::widthOf(const QString &text, const TextLook &look) const
{
    return QFontMetricsF(fontOf(look)).horizontalAdvance(text);
}

QRectF ReportCanvas::placed(const QRectF &rect) const
{
    if (m_direction == Qt::LeftToRight)
        return rect;
    return {m_width - rect.left() - rect.width(), rect.top(), rect.width(), rect.height()};
}

} // namespace mc::console
