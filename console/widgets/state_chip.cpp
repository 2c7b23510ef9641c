#include "console/widgets/state_chip.h"

#include "console/widgets/icons.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <cmath>

namespace mc::console {

namespace {

/// Of a chip, in pixels: larger ones have larger texts.
struct Measures
{
    int height = 22;
    int edge = 8; ///< before the icon and behind the word
    int gap = 4; ///< between them
    int iconSize = 14;
};

Measures measuresFor(const QFont &font)
{
    constexpr double usualText = 19; // as high as it fits into the usual chip
    const double scale = std::max(1.0, QFontMetricsF(font).height() / usualText);
    const Measures usual;
    return {.height = qRound(usual.height * scale),
        .edge = qRound(usual.edge * scale),
        .gap = qRound(usual.gap * scale),
        .iconSize = qRound(usual.iconSize * scale)};
}

} // namespace

QSize chipSize(const ChipLook &look, const QFont &font)
{
    const Measures measures = measuresFor(font);
    // A word is as wide as its parts of pixels, and would get an ellipsis for lack of them.
    const int word = int(std::ceil(QFontMetricsF(font).horizontalAdvance(look.text))) + 1;
    return {2 * measures.edge + measures.iconSize + measures.gap + word, measures.height};
}

void paintChip(
    QPainter &painter, const QRect &rect, const ChipLook &look, const Theme &theme, Qt::LayoutDirection direction)
{
    const auto [height, edge, gap, iconSize] = measuresFor(painter.font());
    const QSize size(std::min(chipSize(look, painter.font()).width(), rect.width()), std::min(height, rect.height()));
    const QRect chip = QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter, size, rect);
    const QColor colour = theme.state(look.colour);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint(colour, theme.colours().surface));
    painter.drawRoundedRect(chip, height / 2., height / 2.);

    const QRect inner = chip.adjusted(edge, 0, -edge, 0);
    const QRect iconRect
        = QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter, {iconSize, iconSize}, inner);
    painter.drawPixmap(
        iconRect.topLeft(), iconPixmap(look.iconName, colour, iconSize, painter.device()->devicePixelRatioF()));
    QRect textRect = inner;
    if (direction == Qt::RightToLeft)
        textRect.setRight(iconRect.left() - gap);
    else
        textRect.setLeft(iconRect.right() + 1 + gap);
    painter.setPen(colour);
    const QString text = painter.fontMetrics().elidedText(look.text, Qt::ElideRight, textRect.width());
    painter.drawText(textRect, int(QStyle::visualAlignment(direction, Qt::AlignLeading) | Qt::AlignVCenter), text);
    painter.restore();
}

StateChip::StateChip(const Theme &theme, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateChip::setLook(const ChipLook &look)
{
    if (m_look == look)
        return;
    m_look = look;
    setText(look.text);
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const { return chipSize(m_look, font()); }

void StateChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_look, m_theme, layoutDirection());
}

} // namespace mc::console
