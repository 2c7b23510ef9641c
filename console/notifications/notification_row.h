#pragma once

#include "console/widgets/state_chip.h"
#include "model/notification.h"

namespace mc::console {

/// What the table keeps of a notification: little, for it may hold a hundred thousand of them.
struct NotificationRow
{
    model::NotificationId id;
    QDateTime createdAt;
    QDateTime scheduledFor; ///< invalid: at once
    QDateTime readAt; ///< invalid: unread
    QString recipient; ///< the name, or the user name without one; empty in one's own inbox
    QString recipientInFull;
    QString title;
    model::NotificationType type = model::NotificationType::System;
    model::Priority priority = model::Priority::Low;
    model::DeliveryStatus status = model::DeliveryStatus::Pending;
    model::Channels channels;
    model::ChannelStates channelStates;
    bool isRead = false;
    bool isCancelled = false;
    bool operator==(const NotificationRow &) const = default;
};

NotificationRow rowOf(const model::Notification &notification);
ChipLook chipOf(const NotificationRow &row);

} // namespace mc::console
