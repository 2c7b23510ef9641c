#include "console/compose/rounded_panel.h"

#include "console/widgets/theme.h"

#include <QtGui/QPainter>

namespace mc::console {

RoundedPanel::RoundedPanel(Fill fill, int radius, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
    , m_radius(radius)
{
}

void RoundedPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_fill == Fill::Bubble ? QPen(Qt::NoPen) : QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(brush());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_radius, m_radius);
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
