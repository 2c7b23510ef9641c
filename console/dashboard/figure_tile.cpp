#include "console/dashboard/figure_tile.h"

#include "console/dashboard/painted_line.h"
#include "console/dashboard/sparkline.h"
#include "console/widgets/rounded_panel.h"

namespace mc::console {

FigureTile::FigureTile(const DashboardLook &look, QWidget *parent)
    : QLabel(parent)
    , m_look(look)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureTile::setContent(const Content &content)
{
    m_content = content;
    const QString said = QStringLiteral("%1: %2 %3 %4").arg(content.name, content.figure, content.unit, content.change);
    if (said != text())
        setText(said.trimmed());
    if (toolTip() != content.exactly)
        setToolTip(content.exactly);
    update();
}

void FigureTile::setStale(bool isStale)
{
    if (std::exchange(m_isStale, isStale) != isStale)
        update();
}

void FigureTile::paintEvent(QPaintEvent *)
{
    const Colours &colours = m_look.theme.colours();
    QPainter painter(this);
    paintRoundedPanel(painter, rect(), m_look.px(panelRadius), colours.surface, QPen(colours.border, 1));
    const int edge = m_look.px(12), line = m_look.px(20);
    QRect inner = rect().adjusted(edge, m_look.px(8), -edge, -m_look.px(8));
    const auto nextLine = [&inner](int height) {
        const QRect taken(inner.left(), inner.top(), inner.width(), height);
        inner.setTop(inner.top() + height);
        return taken;
    };

    painter.setFont(m_look.font());
    PaintedLine name(painter, nextLine(line), layoutDirection());
    name.icon(m_content.iconName, m_look.stateColour(m_content.colour, m_isStale), m_look.px(16), m_look.px(6));
    name.text(name.rect(), m_content.name, colours.text);

    const QFont large = m_look.font(10, QFont::DemiBold);
    painter.setFont(large);
    PaintedLine figure(painter, nextLine(m_look.px(34)), layoutDirection());
    const QRect room = figure.takeLeading(figure.widthOf(m_content.figure), m_look.px(8));
    figure.text(room, m_content.figure, m_look.textColour(m_isStale));
    painter.setFont(m_look.font(-1));
    figure.text(figure.rect(), m_content.change, colours.muted, Qt::AlignTrailing);

    PaintedLine unit(painter, nextLine(m_look.px(16)), layoutDirection());
    unit.text(unit.rect(), m_content.unit, colours.muted);
    paintSparkline(painter, QRectF(inner).adjusted(0, m_look.px(2), 0, 0), m_content.trend,
        m_look.stateColour(m_content.colour, m_isStale), layoutDirection());
}

} // namespace mc::console
