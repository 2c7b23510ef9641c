#include "console/widgets/row_delegate.h"

#include "console/widgets/icons.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>

#include <cmath>

namespace mc::console {

namespace {

constexpr int edge = 6; // before and behind a cell's content, as of the header
constexpr int barWidth = 3; // before a selected row

// Of a table's row: its view doesn't say it in the option.
bool isAtTheBeginning(const QStyleOptionViewItem &option)
{
    const auto *const view = qobject_cast<const QAbstractItemView *>(option.widget);
    return option.direction == Qt::RightToLeft ? view && option.rect.right() >= view->viewport()->width() - 1
                                               : option.rect.left() <= 0;
}

} // namespace

RowDelegate::RowDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &styleOption, const QModelIndex &index) const
{
    QStyleOptionViewItem option = styleOption;
    initStyleOption(&option, index);
    const Colours &colours = m_theme.colours();
    const bool isSelected = option.state & QStyle::State_Selected;
    QColor ground = option.features.testFlag(QStyleOptionViewItem::Alternate) ? colours.alternate : colours.surface;
    if (isSelected)
        ground = tint(colours.accent, colours.surface, 0.16);
    painter->fillRect(option.rect, ground);
    if (isSelected && isAtTheBeginning(option))
        painter->fillRect(
            QStyle::alignedRect(option.direction, Qt::AlignLeading, {barWidth, option.rect.height()}, option.rect),
            colours.accent);
    painter->save();
    if (option.state.testFlag(QStyle::State_HasFocus) && !isSelected) {
        painter->setPen(QPen(colours.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->setFont(option.font);
    paintContent(*painter, option.rect.adjusted(edge, 0, -edge, 0), option, index);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {wholeWidth(option, index), m_theme.rowHeight()};
}

bool RowDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool saysMore = index.data(Qt::ToolTipRole).toString() != index.data().toString();
    const bool isWhole = wholeWidth(option, index) <= option.rect.width();
    if (event->type() == QEvent::ToolTip && isWhole && !saysMore)
        return true;
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

void RowDelegate::paintContent(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    paintText(painter, rect, option, option.text, m_theme.colours().text);
}

int RowDelegate::roomBesideText(const QModelIndex &) const { return 0; }

void RowDelegate::paintText(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QString &text, const QColor &colour)
{
    painter.setPen(colour);
    const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter);
    painter.drawText(rect, int(alignment) | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

QRect RowDelegate::paintIcon(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
    const QString &name, const QColor &colour, int room)
{
    const QRect place
        = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter, {iconSize, iconSize}, rect);
    painter.drawPixmap(place.topLeft(), iconPixmap(name, colour, iconSize, painter.device()->devicePixelRatioF()));
    return option.direction == Qt::RightToLeft ? rect.adjusted(0, 0, -room, 0) : rect.adjusted(room, 0, 0, 0);
}

int RowDelegate::wholeWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetricsF metrics(option.font);
    return int(std::ceil(metrics.horizontalAdvance(index.data().toString()))) + 1 + roomBesideText(index) + 2 * edge;
}

} // namespace mc::console
