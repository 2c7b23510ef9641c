#include "console/widgets/rounded_panel.h"

#include "console/widgets/theme.h"

#include <QtGui/QPainter>

namespace mc::console {

void paintRoundedPanel(QPainter &painter, const QRect &rect, int radius, const QBrush &fill, const QPen &border)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

RoundedPanel::RoundedPanel(Fill fill, int radius, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
    , m_radius(radius)
{
}

void RoundedPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QPen border = m_fill == Fill::Bubble ? QPen(Qt::NoPen) : QPen(palette().color(QPalette::Mid), 1);
    paintRoundedPanel(painter, rect(), m_radius, brush(), border);
}

QBrush RoundedPanel::brush() const
{
    const QColor accent = palette().color(QPalette::Highlight);
    const QColor ground = palette().color(QPalette::Base);
    switch (m_fill) {
    case Fill::Surface:
        return ground;
    case Fill::Bubble:
        return tint(accent, ground, 0.16);
    case Fill::Wallpaper: {
        QLinearGradient wash(rect().topLeft(), rect().bottomRight());
        wash.setColorAt(0, tint(accent, ground, 0.30));
        wash.setColorAt(1, tint(accent, ground, 0.10));
        return wash;
    }
    }
    return ground;
}

} // namespace mc::console
