#include "console/notifications/notification_delegate.h"

#include "console/notifications/channel_progress.h"
#include "console/widgets/wording.h"

#include <QtGui/QPainter>

namespace mc::console {

namespace {

constexpr int channelRoom = 20; // of an icon and the gap behind it
constexpr int leastTypeWidth = 64;

const NotificationRow &rowOf(const QModelIndex &index)
{
    return static_cast<const NotificationListModel *>(index.model())->rowAt(index.row());
}

} // namespace

void NotificationDelegate::paintContent(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const NotificationRow &row = rowOf(index);
    switch (ListColumn(index.column())) {
    case ListColumn::Time:
    case ListColumn::ScheduledFor:
    case ListColumn::ReadAt:
        return paintText(painter, rect, option, option.text, theme().colours().muted);
    case ListColumn::Type:
        return paintType(painter, rect, option, row.type);
    case ListColumn::Priority:
        return paintPriority(painter, rect, option, row.priority);
    case ListColumn::Status:
        return paintChip(painter, rect, chipOf(row), theme(), option.direction);
    case ListColumn::Channels:
        return paintChannels(painter, rect, option, row);
    case ListColumn::Recipient:
    case ListColumn::Title:
        return RowDelegate::paintContent(painter, rect, option, index);
    }
}

int NotificationDelegate::roomBesideText(const QModelIndex &index) const
{
    switch (ListColumn(index.column())) {
    case ListColumn::Type:
    case ListColumn::Priority:
        return iconRoom;
    case ListColumn::Status:
        return chipSize(ChipLook(), {}).width();
    default:
        return 0;
    }
}

// The name only where there is room for most of it.
void NotificationDelegate::paintType(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, model::NotificationType type) const
{
    const QRect textRect = paintIcon(painter, rect, option, iconName(type), theme().colours().muted);
    if (textRect.width() >= leastTypeWidth)
        paintText(painter, textRect, option, option.text, theme().colours().text);
}

void NotificationDelegate::paintPriority(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, model::Priority priority) const
{
    const Colours &colours = theme().colours();
    if (priority != model::Priority::Critical)
        return paintText(
            painter, rect, option, option.text, priority == model::Priority::High ? colours.text : colours.muted);
    const QColor critical = theme().state(StateColour::Critical);
    paintText(painter, paintIcon(painter, rect, option, QStringLiteral("octagon-alert"), critical), option, option.text,
        critical);
}

// In the colour of their state as far as that is known. What was left out is in the details.
void NotificationDelegate::paintChannels(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const NotificationRow &row) const
{
    QRect left = rect;
    for (const model::Channel channel : model::allChannels) {
        if (!row.channels.testFlag(channel) || left.width() < iconSize)
            continue;
        const std::optional<model::ChannelState> state = row.channelStates.of(channel);
        const QColor colour = state
            ? theme().state(lookOf(ChannelProgress {.channel = channel, .state = *state}).colour)
            : theme().colours().muted;
        left = paintIcon(painter, left, option, iconName(channel), colour, channelRoom);
    }
}

} // namespace mc::console
