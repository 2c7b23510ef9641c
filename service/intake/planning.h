#pragma once

#include "model/notification.h"
#include "rules/channels.h"
#include "store/inbox/notifications.h"

namespace mc::intake {

/// What of a draft its channels depend on, the priority decided.
rules::ChannelCriteria criteriaOf(const model::NotificationDraft &draft);

/// How a notification due at `now` goes to one recipient: the rules' choice as the store keeps it, push with a delivery for
/// each device.
store::Plan planFor(const rules::ChannelCriteria &criteria, const model::Recipient &recipient,
    const rules::ChannelPolicy &policy, const QDateTime &now);

/// Whether a plan takes a place in the limits of its recipient. Then it holds only if nothing else was counted for them since
/// they were read: it is to be made anew, and stored, in a transaction in which they are locked.
bool takesPlaceInLimits(const store::Plan &plan, model::Priority priority, const model::Recipient &recipient);
/// How many places that are: one for each channel by which something goes out at once.
int placesOf(const store::Plan &plan);

/// What a draft becomes for one recipient, ready to be stored: with the channels of `now`, and planned when it is due.
store::NewNotification newNotification(const model::NotificationDraft &draft, const model::Recipient &recipient,
    std::optional<model::UserId> sender, const rules::ChannelPolicy &policy, const QDateTime &now);

} // namespace mc::intake
