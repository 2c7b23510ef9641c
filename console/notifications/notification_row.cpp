#include "console/notifications/notification_row.h"

#include "console/widgets/wording.h"

namespace mc::console {

NotificationRow rowOf(const model::Notification &notification)
{
    return {.id = notification.id,
        .createdAt = notification.createdAt,
        .scheduledFor = notification.scheduledFor,
        .readAt = notification.readAt,
        .recipient = notification.recipient.username.isEmpty() ? QString() : displayName(notification.recipient),
        .title = notification.title,
        .type = notification.type,
        .priority = notification.priority,
        .status = notification.deliveryStatus,
        .channels = notification.channels,
        .isRead = notification.isRead,
        .isCancelled = notification.cancelledAt.isValid()};
}

ChipLook chipOf(const NotificationRow &row)
{
    model::Notification notification;
    notification.scheduledFor = row.scheduledFor;
    notification.deliveryStatus = row.status;
    notification.cancelledAt = row.isCancelled ? row.createdAt : QDateTime();
    return chipOf(notification);
}

} // namespace mc::console
