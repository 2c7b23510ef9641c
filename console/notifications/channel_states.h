#pragma once

#include "console/widgets/state_chip.h"
#include "model/notification.h"
#include "model/timeline.h"

namespace mc::console {

/// How far one channel of a notification has come.
enum class ChannelState { Waiting, Held, LeftOut, Sent, Delivered, Failed };

struct ChannelProgress
{
    model::Channel channel = model::Channel::InApp;
    ChannelState state = ChannelState::Waiting;
    bool operator==(const ChannelProgress &) const = default;
};

/// What its timeline says of each channel, in the order of all channels. With several devices the best of them counts.
QList<ChannelProgress> progressOf(
    const model::Notification &notification, const QList<model::TimelineEntry> &timeline, const QDateTime &now);

/// Its word and colour, with the channel's icon.
ChipLook lookOf(const ChannelProgress &progress);

} // namespace mc::console
