#pragma once

#include "model/delivery.h"
#include "model/priority.h"
#include "model/recipient.h"

#include <chrono>
#include <optional>

namespace mc::rules {

/// What of a notification its channels depend on.
struct ChannelCriteria
{
    model::NotificationType type = model::NotificationType::System;
    model::Priority priority = model::Priority::Low;
    std::optional<model::Channels> named {}; ///< by the sender; absent: the specification's strategy picks
};

/// What of the service's settings the choice depends on.
struct ChannelPolicy
{
    model::Providers providers; ///< those that are set up
    std::chrono::milliseconds inactiveAfter {std::chrono::hours(7 * 24)};
};

/// How a notification goes to one recipient.
struct ChannelChoice
{
    /// What it is meant to go by: in-app always, and what neither the recipient's wishes, their missing addresses nor the
    /// importance rule out. That a channel is not set up, over the limit or held stands in `decisions` alone.
    model::Channels channels = model::Channel::InApp;
    /// One for each external channel that came into question, in the order of model::allChannels.
    QList<model::ChannelDecision> decisions;
};

/// Applies the specification's "Multi-Channel Delivery Strategy", quiet hours and frequency limits (CONTRACT sections 5, 8
/// and 11). For a notification due at `now`, UTC. A critical one is neither held nor limited, and a held one is not limited before
/// it is let out.
ChannelChoice chooseChannels(const ChannelCriteria &criteria, const model::Recipient &recipient,
    const ChannelPolicy &policy, const QDateTime &now);

/// Who carries push to a device: APNs its own tokens when it is set up, FCM all others; nobody when that is not set up.
std::optional<model::Provider> carrierOf(const model::Recipient::Device &device, model::Providers providers);

/// Whether a delivery that was decided on earlier may be made now, for it was held, or is tried again: what the recipient has
/// changed since counts, and so do quiet hours. Limits count one that was held; for one that is counted already, nothing may stand
/// in `recipient` as sent.
/// Of `recipient.devices` only the one that is meant, if it is still theirs and active.
model::ChannelDecision reconsider(
    model::Channel channel, const ChannelCriteria &criteria, const model::Recipient &recipient, const QDateTime &now);

/// The same as chooseChannels(), for a recipient who may be inactive: then nothing goes anywhere, in-app included.
QList<model::ChannelDecision> explainChannels(const ChannelCriteria &criteria, const model::Recipient &recipient,
    const ChannelPolicy &policy, const QDateTime &now);

} // namespace mc::rules
