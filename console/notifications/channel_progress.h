#pragma once

#include "console/widgets/state_chip.h"
#include "model/notification.h"
#include "model/timeline.h"

namespace mc::console {

struct ChannelProgress
{
    model::Channel channel = model::Channel::InApp;
    model::ChannelState state = model::ChannelState::Waiting;
    bool operator==(const ChannelProgress &) const = default;
};

/// What its timeline says of each channel, in the order of all channels. With several devices the best of them counts.
QList<ChannelProgress> progressOf(
    const model::Notification &notification, const QList<model::TimelineEntry> &timeline, const QDateTime &now);

/// The state's colour, the channel's icon, and both in words: "Email delivered".
ChipLook lookOf(const ChannelProgress &progress);

} // namespace mc::console
