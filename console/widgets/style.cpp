#include "console/widgets/style.h"

#include "console/widgets/icons.h"
#include "console/widgets/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionButton>

namespace mc::console {

namespace {

constexpr int controlHeight = 32;
constexpr qreal radius = 4;
constexpr int textEdge = 6; // before the text of a field
constexpr int arrowSize = 14;
constexpr int arrowEdge = 8; // behind the arrow of a choice

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

QPen borderOf(const QStyleOption &option)
{
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
    return hasFocus ? QPen(option.palette.color(QPalette::Highlight), 2) : QPen(option.palette.color(QPalette::Mid), 1);
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

void drawHeaderSection(QPainter &painter, const QStyleOption &option)
{
    const QRect &rect = option.rect;
    const QColor line = option.palette.color(QPalette::Mid);
    painter.fillRect(rect, option.palette.brush(QPalette::Window));
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line);
    const int end = option.direction == Qt::RightToLeft ? rect.left() : rect.right();
    painter.fillRect(end, rect.top() + rect.height() / 4, 1, rect.height() / 2, line);
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

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_Frame:
        painter->setPen(QPen(option->palette.color(QPalette::Mid), 1));
        painter->setBrush(Qt::NoBrush);
        return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_Selected))
            return; // told by the selection
        return drawBox(*painter, option->rect, Qt::NoBrush, QPen(option->palette.color(QPalette::Highlight), 2));
    case PE_PanelButtonCommand:
        return drawButton(*painter, *option);
    case PE_PanelLineEdit:
        if (const auto frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return drawBox(*painter, option->rect, option->palette.brush(QPalette::Base), borderOf(*option));
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_PushButtonLabel && isDefaultButton(*option)) {
        QStyleOptionButton label(*qstyleoption_cast<const QStyleOptionButton *>(option));
        label.palette.setColor(QPalette::ButtonText, option->palette.color(QPalette::HighlightedText));
        return QProxyStyle::drawControl(element, &label, painter, widget);
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return drawHeaderSection(*painter, *option);
    // The ring of a button stands around it, not in it.
    if (element == CE_PushButton) {
        QStyleOptionButton button(*qstyleoption_cast<const QStyleOptionButton *>(option));
        drawControl(CE_PushButtonBevel, &button, painter, widget);
        button.rect = subElementRect(SE_PushButtonContents, &button, widget);
        return drawControl(CE_PushButtonLabel, &button, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox)
        return drawChoice(*painter, *option);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_HeaderArrow) {
        const QRect inner = option->rect.adjusted(textEdge, 0, -textEdge, 0);
        return alignedRect(option->direction, Qt::AlignTrailing | Qt::AlignVCenter, {12, 12}, inner);
    }
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    // Fields of tables and choices have no frame, and no room for an edge.
    return element == SE_LineEditContents && frame && frame->lineWidth > 0 ? rect.adjusted(textEdge, 0, -textEdge, 0)
                                                                           : rect;
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control != CC_ComboBox || (part != SC_ComboBoxEditField && part != SC_ComboBoxArrow))
        return QProxyStyle::subControlRect(control, option, part, widget);
    const int arrow = arrowSize + 2 * arrowEdge;
    const QRect inner = option->rect.adjusted(2, 2, -2, -2);
    const QRect rect = part == SC_ComboBoxArrow ? inner.adjusted(inner.width() - arrow, 0, 0, 0)
                                                : inner.adjusted(textEdge - 2, 0, -arrow, 0);
    return visualRect(option->direction, option->rect, rect);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_HeaderMargin:
        return textEdge;
    case PM_FocusFrameHMargin: // what is left and right of the text of a table's cell, less one
        return textEdge - 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        return {size.width() + 2 * textEdge, std::max(size.height(), controlHeight)};
    case CT_HeaderSection:
        return {size.width() + 2 * textEdge, std::max(size.height(), controlHeight)};
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        size.setHeight(std::max(size.height(), controlHeight));
        break;
    default:
        break;
    }
    return size;
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

} // namespace mc::console
