#include "console/widgets/style.h"

#include "console/widgets/style_parts.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/qdrawutil.h>

namespace mc::console {

Style::Style()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_Selected))
            return; // told by the selection
        return drawBox(*painter, option->rect, Qt::NoBrush, QPen(option->palette.color(QPalette::Highlight), 2));
    case PE_Frame:
        return qDrawPlainRect(
            painter, option->rect, option->palette.color(QPalette::Mid)); // on its pixels at any scale
    case PE_IndicatorCheckBox:
        return drawIndicator(*painter, *option, false);
    case PE_IndicatorRadioButton:
        return drawIndicator(*painter, *option, true);
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
    if (const auto header = qstyleoption_cast<const QStyleOptionHeader *>(option); element == CE_Header && header)
        return drawHeader(*painter, *header, widget);
    if (element == CE_HeaderLabel) {
        QStyleOptionHeader label(*qstyleoption_cast<const QStyleOptionHeader *>(option));
        label.state.setFlag(State_On, false); // is bold otherwise while a cell of its column is selected
        if (label.textAlignment == Qt::AlignCenter) // QHeaderView's own; the cells begin at the edge
            label.textAlignment = visualAlignment(label.direction, Qt::AlignLeft) | Qt::AlignVCenter;
        return QProxyStyle::drawControl(element, &label, painter, widget);
    }
    if (element == CE_PushButtonLabel)
        return drawButtonLabel(*painter, *qstyleoption_cast<const QStyleOptionButton *>(option));
    if (const auto item = qstyleoption_cast<const QStyleOptionMenuItem *>(option); element == CE_MenuItem && item) {
        const QStyleOptionMenuItem visible = withVisibleIcon(*item, pixelMetric(PM_SmallIconSize));
        return QProxyStyle::drawControl(element, &visible, painter, widget);
    }
    if (const auto tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        element == CE_ToolButtonLabel && tool && hasTextBesideIcon(*tool))
        return drawButtonLabel(*painter, labelOf(*tool));
    // The ring of a button stands around it, not in it.
    if (element == CE_PushButton) {
        QStyleOptionButton button(*qstyleoption_cast<const QStyleOptionButton *>(option));
        drawControl(CE_PushButtonBevel, &button, painter, widget);
        button.rect = subElementRect(SE_PushButtonContents, &button, widget);
        return drawControl(CE_PushButtonLabel, &button, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

// Fusion asks itself where its parts are, so its arrow would not be in the middle.
void Style::drawHeader(QPainter &painter, const QStyleOptionHeader &header, const QWidget *widget) const
{
    drawHeaderSection(painter, header);
    QStyleOptionHeader part(header);
    part.rect = subElementRect(SE_HeaderLabel, &header, widget);
    drawControl(CE_HeaderLabel, &part, &painter, widget);
    if (header.sortIndicator == QStyleOptionHeader::None)
        return;
    part.rect = subElementRect(SE_HeaderArrow, &header, widget);
    drawSortArrow(painter, part);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox)
        return drawChoice(*painter, *option);
    if (const auto spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && spin)
        return drawSpinBox(*painter, *spin, subControlRect(control, spin, SC_SpinBoxUp, widget),
            subControlRect(control, spin, SC_SpinBoxDown, widget));
    if (control == CC_ToolButton) {
        QStyleOptionToolButton button(*qstyleoption_cast<const QStyleOptionToolButton *>(option));
        button.features.setFlag(QStyleOptionToolButton::HasMenu, false); // what it does is said by its icon and text
        return QProxyStyle::drawComplexControl(control, &button, painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_HeaderArrow) // in the middle of its end
        return alignedRect(option->direction, Qt::AlignTrailing | Qt::AlignVCenter, {arrowSize, arrowSize},
            option->rect.adjusted(arrowEdge, 0, -arrowEdge, 0));
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
    case PM_FocusFrameHMargin: // of a table's cells
        return textEdge;
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
    case CT_HeaderSection:
        return {size.width() + 2 * textEdge, std::max(size.height(), controlHeight)};
    case CT_ToolButton:
        if (const auto tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            tool && hasTextBesideIcon(*tool))
            size.rwidth() += iconGap;
        break;
    case CT_ItemViewItem:
        return {size.width(), std::max(size.height(), rowHeight)};
    case CT_SpinBox: // of a date, its arrow is as wide as that of a choice
        size.rwidth() += 2 * arrowEdge;
        [[fallthrough]];
    case CT_LineEdit:
    case CT_ComboBox:
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
    case SH_DialogButtonBox_ButtonsHaveIcons: // the desktop's, in colours of its own
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
