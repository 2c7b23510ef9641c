#include "console/notifications/channel_progress.h"

#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

namespace mc::console {

using model::Channel;
using model::ChannelState;
using model::TimelineEntry;
using model::TimelineEvent;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::ChannelProgress)
};

std::optional<ChannelState> stateAfter(const TimelineEntry &entry)
{
    switch (entry.event) {
    case TimelineEvent::Held:
        return ChannelState::Held;
    case TimelineEvent::Suppressed:
        return ChannelState::Suppressed;
    case TimelineEvent::Attempted:
    case TimelineEvent::Retried:
        return ChannelState::Waiting;
    case TimelineEvent::Sent:
        return ChannelState::Sent;
    case TimelineEvent::Delivered:
        return ChannelState::Delivered;
    case TimelineEvent::Failed:
        return ChannelState::Failed;
    default:
        return {};
    }
}

// The higher, the better for who wants to be reached.
int rankOf(ChannelState state)
{
    static constexpr std::array order {ChannelState::Suppressed, ChannelState::Failed, ChannelState::Waiting,
        ChannelState::Held, ChannelState::Sent, ChannelState::Delivered};
    return int(std::find(order.begin(), order.end(), state) - order.begin());
}

StateColour colourOf(ChannelState state)
{
    switch (state) {
    case ChannelState::Waiting:
        return StateColour::Pending;
    case ChannelState::Held:
        return StateColour::Held;
    case ChannelState::Suppressed:
        return StateColour::Suppressed;
    case ChannelState::Sent:
        return StateColour::Sent;
    case ChannelState::Delivered:
        return StateColour::Delivered;
    case ChannelState::Failed:
        return StateColour::Failed;
    }
    return StateColour::Pending;
}

QString wordOf(ChannelState state)
{
    switch (state) {
    case ChannelState::Waiting:
        return Words::tr("waiting", "a channel");
    case ChannelState::Held:
        return Words::tr("held", "a channel");
    case ChannelState::Suppressed:
        return Words::tr("left out", "a channel");
    case ChannelState::Sent:
        return Words::tr("sent", "a channel");
    case ChannelState::Delivered:
        return Words::tr("delivered", "a channel");
    case ChannelState::Failed:
        return Words::tr("failed", "a channel");
    }
    return {};
}

// Before its timeline tells anything: what is in the inbox waits for its reader, anything else for the service.
ChannelState firstState(const model::Notification &notification, Channel channel, const QDateTime &now)
{
    const bool isDue = !notification.scheduledFor.isValid() || notification.scheduledFor <= now;
    const bool isInInbox = channel == Channel::InApp && isDue && !notification.cancelledAt.isValid();
    return isInInbox ? ChannelState::Sent : ChannelState::Waiting;
}

} // namespace

QList<ChannelProgress> progressOf(
    const model::Notification &notification, const QList<TimelineEntry> &timeline, const QDateTime &now)
{
    // The last word of each delivery; what is said of a channel as a whole has none.
    QHash<Channel, QHash<QUuid, ChannelState>> states;
    for (const TimelineEntry &entry : timeline) {
        if (const std::optional<ChannelState> state = stateAfter(entry); state && entry.channel)
            states[*entry.channel][entry.deliveryId] = *state;
    }
    QList<ChannelProgress> all;
    for (const Channel channel : model::allChannels) {
        const QList<ChannelState> ofDeliveries = states.value(channel).values();
        if (ofDeliveries.isEmpty()) {
            if (notification.channels.testFlag(channel))
                all += {.channel = channel, .state = firstState(notification, channel, now)};
            continue;
        }
        const ChannelState best = *std::max_element(ofDeliveries.begin(), ofDeliveries.end(),
            [](ChannelState a, ChannelState b) { return rankOf(a) < rankOf(b); });
        all += {.channel = channel, .state = best};
    }
    return all;
}

ChipLook lookOf(const ChannelProgress &progress)
{
    return {.colour = colourOf(progress.state),
        .iconName = iconName(progress.channel),
        .text = Words::tr("%1 %2", "channel, how far it has come: Email delivered")
                    .arg(displayText(progress.channel), wordOf(progress.state))};
}

} // namespace mc::console
