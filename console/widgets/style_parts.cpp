#include "console/widgets/style_parts.h"

#include "console/widgets/icons.h"
#include "console/widgets/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

namespace mc::console {

namespace {

constexpr qreal radius = 4;

void drawIconIn(QPainter &painter, const QRect &rect, const char *name, const QColor &colour)
{
    const int size = std::min({rect.width(), rect.height(), arrowSize});
    if (size <= 0)
        return; // there is no room for it before its layout is done
    const QRect place = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {size, size}, rect);
    painter.drawPixmap(
        place.topLeft(), iconPixmap(QLatin1String(name), colour, size, painter.device()->devicePixelRatioF()));
}

} // namespace

QPen borderOf(const QStyleOption &option)
{
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
    return hasFocus ? QPen(option.palette.color(QPalette::Highlight), 2) : QPen(option.palette.color(QPalette::Mid), 1);
}

void drawBox(QPainter &painter, const QRect &rect, const QBrush &fill, const QPen &border)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(border);
    const qreal inset = border.widthF() / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

bool isDefaultButton(const QStyleOption &option)
{
    const auto button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton)
        && option.state.testFlag(QStyle::State_Enabled);
}

void drawButton(QPainter &painter, const QStyleOption &option)
{
    const QPalette &palette = option.palette;
    const bool isDown = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool isUnderMouse
        = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    const QColor text = palette.color(QPalette::ButtonText);
    if (isDefaultButton(option)) {
        const QColor accent = palette.color(QPalette::Highlight);
        const QColor fill = isDown || isUnderMouse ? tint(text, accent, isDown ? 0.2 : 0.1) : accent;
        const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
        return drawBox(painter, option.rect, fill, hasFocus ? QPen(text, 2) : QPen(fill, 1));
    }
    const QColor ground = palette.color(QPalette::Button);
    const double share = isDown ? 0.12 : (isUnderMouse ? 0.06 : 0);
    drawBox(painter, option.rect, tint(text, ground, share), borderOf(option));
}

void drawButtonLabel(QPainter &painter, const QStyleOptionButton &option)
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isDefault = isDefaultButton(option);
    const QSize iconSize = option.icon.isNull() ? QSize(0, 0) : option.iconSize;
    const int gap = option.icon.isNull() || option.text.isEmpty() ? 0 : iconGap;
    const int textWidth = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const QSize size(std::min(iconSize.width() + gap + textWidth, option.rect.width()), option.rect.height());
    const QRect whole = QStyle::alignedRect(option.direction, Qt::AlignCenter, size, option.rect);

    const QIcon::Mode mode = !isEnabled ? QIcon::Disabled : (isDefault ? QIcon::Selected : QIcon::Normal);
    option.icon.paint(&painter,
        QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter, iconSize, whole), Qt::AlignCenter,
        mode);
    const QRect textRect = QStyle::visualRect(option.direction, whole, whole.adjusted(iconSize.width() + gap, 0, 0, 0));
    painter.setPen(option.palette.color(isDefault ? QPalette::HighlightedText : QPalette::ButtonText));
    painter.drawText(textRect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

QStyleOptionMenuItem withVisibleIcon(const QStyleOptionMenuItem &item, int size)
{
    QStyleOptionMenuItem visible(item);
    if (item.state.testFlag(QStyle::State_Selected) && item.state.testFlag(QStyle::State_Enabled)
        && !item.icon.isNull())
        visible.icon = QIcon(item.icon.pixmap(QSize(size, size), QIcon::Selected));
    return visible;
}

bool hasTextBesideIcon(const QStyleOptionToolButton &option)
{
    return option.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !option.icon.isNull();
}

QStyleOptionButton labelOf(const QStyleOptionToolButton &option)
{
    QStyleOptionButton label;
    static_cast<QStyleOption &>(label) = option;
    label.type = QStyleOption::SO_Button;
    label.version = QStyleOptionButton::Version;
    label.icon = option.icon;
    label.iconSize = option.iconSize;
    label.text = option.text;
    return label;
}

void drawHeaderSection(QPainter &painter, const QStyleOption &option)
{
    const QRect &rect = option.rect;
    const QColor line = option.palette.color(QPalette::Mid);
    painter.fillRect(rect, option.palette.brush(QPalette::Window));
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line);
    const int end = option.direction == Qt::RightToLeft ? rect.left() : rect.right();
    painter.fillRect(end, rect.top() + rect.height() / 4, 1, rect.height() / 2, line);
}

void drawSortArrow(QPainter &painter, const QStyleOptionHeader &option)
{
    const bool isAscending = option.sortIndicator == QStyleOptionHeader::SortDown;
    drawIconIn(painter, option.rect, isAscending ? "chevron-up" : "chevron-down",
        option.palette.color(QPalette::PlaceholderText));
}

void drawChoice(QPainter &painter, const QStyleOptionComplex &option)
{
    const auto choice = qstyleoption_cast<const QStyleOptionComboBox *>(&option);
    const bool isUnderMouse
        = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    const double share = isUnderMouse && choice && !choice->editable ? 0.06 : 0;
    const QColor text = option.palette.color(QPalette::Text);
    drawBox(painter, option.rect, tint(text, option.palette.color(QPalette::Base), share), borderOf(option));
    const QRect place(option.rect.right() - arrowEdge - arrowSize + 1,
        option.rect.top() + (option.rect.height() - arrowSize) / 2, arrowSize, arrowSize);
    const QColor colour = option.palette.color(QPalette::PlaceholderText);
    painter.drawPixmap(QStyle::visualRect(option.direction, option.rect, place).topLeft(),
        iconPixmap(QStringLiteral("chevron-down"), colour, arrowSize, painter.device()->devicePixelRatioF()));
}

void drawIndicator(QPainter &painter, const QStyleOption &option, bool isRound)
{
    const QPalette &palette = option.palette;
    const bool isOn = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const QColor line = palette.color(isEnabled ? QPalette::PlaceholderText : QPalette::Mid);
    const QColor accent = isEnabled ? palette.color(QPalette::Highlight) : line;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isOn ? accent : line, 1));
    painter.setBrush(isOn && !isRound ? accent : palette.color(QPalette::Base));
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal corner = isRound ? box.height() / 2 : 3;
    painter.drawRoundedRect(box, corner, corner);
    if (isOn && isRound) {
        painter.setBrush(accent);
        painter.drawEllipse(box.adjusted(3, 3, -3, -3));
    }
    painter.restore();
    if (isOn && !isRound) {
        const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
        drawIconIn(painter, option.rect, isPartly ? "minus" : "check", palette.color(QPalette::HighlightedText));
    }
}

void drawSpinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down)
{
    drawBox(painter, option.rect, option.palette.brush(QPalette::Base), borderOf(option));
    const auto colourFor = [&option](QAbstractSpinBox::StepEnabledFlag step) {
        const bool isEnabled = option.stepEnabled.testFlag(step) && option.state.testFlag(QStyle::State_Enabled);
        return option.palette.color(isEnabled ? QPalette::PlaceholderText : QPalette::Mid);
    };
    drawIconIn(painter, up, "chevron-up", colourFor(QAbstractSpinBox::StepUpEnabled));
    drawIconIn(painter, down, "chevron-down", colourFor(QAbstractSpinBox::StepDownEnabled));
}

} // namespace mc::console
