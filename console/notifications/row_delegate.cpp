#include "console/notifications/row_delegate.h"

#include "console/notifications/channel_progress.h"
#include "console/widgets/icons.h"
#include "console/widgets/wording.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>

namespace mc::console {

namespace {

constexpr int edge = 8; // before and behind a cell's content
constexpr int iconGap = 4; // between two icons
constexpr int iconSize = 16;
constexpr int leastTypeWidth = 64;
constexpr int barWidth = 3; // before the chosen row

const NotificationRow &rowOf(const QModelIndex &index)
{
    return static_cast<const NotificationListModel *>(index.model())->rowAt(index.row());
}

bool isFirstColumn(const QStyleOptionViewItem &option)
{
    return option.viewItemPosition == QStyleOptionViewItem::Beginning
        || option.viewItemPosition == QStyleOptionViewItem::OnlyOne;
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
    const bool isChosen = option.state & QStyle::State_Selected;
    QColor ground = option.features.testFlag(QStyleOptionViewItem::Alternate) ? colours.alternate : colours.surface;
    if (isChosen)
        ground = tint(colours.accent, colours.surface, 0.16);
    painter->fillRect(option.rect, ground);
    if (isChosen && isFirstColumn(option))
        painter->fillRect(
            QStyle::alignedRect(option.direction, Qt::AlignLeading, {barWidth, option.rect.height()}, option.rect),
            colours.accent);
    painter->save();
    painter->setFont(option.font);
    paintContent(*painter, option.rect.adjusted(edge, 0, -edge, 0), option, index);
    painter->restore();
}

bool RowDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isPlain
        = ListColumn(index.column()) == ListColumn::Title || ListColumn(index.column()) == ListColumn::Recipient;
    const QString text = index.data().toString();
    const bool isWhole = option.fontMetrics.horizontalAdvance(text) <= option.rect.width() - 2 * edge;
    if (event->type() == QEvent::ToolTip && isPlain && isWhole)
        return true;
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

void RowDelegate::paintContent(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const NotificationRow &row = rowOf(index);
    const Colours &colours = m_theme.colours();
    switch (ListColumn(index.column())) {
    case ListColumn::Time:
    case ListColumn::ScheduledFor:
    case ListColumn::ReadAt:
        return paintText(painter, rect, option, option.text, colours.muted);
    case ListColumn::Type:
        return paintType(painter, rect, option, row.type);
    case ListColumn::Priority: {
        if (row.priority != model::Priority::Critical)
            return paintText(painter, rect, option, option.text,
                row.priority == model::Priority::High ? colours.text : colours.muted);
        const QColor critical = m_theme.state(StateColour::Critical);
        return paintText(painter, paintIcon(painter, rect, option, QStringLiteral("octagon-alert"), critical), option,
            option.text, critical);
    }
    case ListColumn::Status:
        return paintChip(painter, rect, chipOf(row), m_theme, option.direction);
    case ListColumn::Channels:
        return paintChannels(painter, rect, option, row);
    case ListColumn::Recipient:
    case ListColumn::Title:
        return paintText(painter, rect, option, option.text, colours.text);
    }
}

// The name only where there is room for most of it.
void RowDelegate::paintType(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, model::NotificationType type) const
{
    const QRect textRect = paintIcon(painter, rect, option, iconName(type), m_theme.colours().muted);
    if (textRect.width() >= leastTypeWidth)
        paintText(painter, textRect, option, option.text, m_theme.colours().text);
}

void RowDelegate::paintText(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
    const QString &text, const QColor &colour) const
{
    painter.setPen(colour);
    const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter);
    painter.drawText(rect, int(alignment) | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

QRect RowDelegate::paintIcon(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
    const QString &name, const QColor &colour, int space) const
{
    const QRect place
        = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter, {iconSize, iconSize}, rect);
    painter.drawPixmap(place.topLeft(), iconPixmap(name, colour, iconSize, painter.device()->devicePixelRatioF()));
    return option.direction == Qt::RightToLeft ? rect.adjusted(0, 0, -iconSize - space, 0)
                                               : rect.adjusted(iconSize + space, 0, 0, 0);
}

// In the colour of their state as far as that is known. What was left out is in the details.
void RowDelegate::paintChannels(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const NotificationRow &row) const
{
    QRect left = rect;
    for (const model::Channel channel : model::allChannels) {
        if (!row.channels.testFlag(channel) || left.width() < iconSize)
            continue;
        const std::optional<model::ChannelState> state = row.channelStates.of(channel);
        const QColor colour = state
            ? m_theme.state(lookOf(ChannelProgress {.channel = channel, .state = *state}).colour)
            : m_theme.colours().muted;
        left = paintIcon(painter, left, option, iconName(channel), colour, iconGap);
    }
}

} // namespace mc::console
