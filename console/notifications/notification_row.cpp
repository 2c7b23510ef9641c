#include "console/notifications/notification_row.h"

#include "console/widgets/wording.h"

namespace mc::console {

NotificationRow rowOf(const model::Notification &notification)
{
    const QString name
        = QStringLiteral("%1 %2").arg(notification.recipient.firstName, notification.recipient.lastName).trimmed();
    return {.id = notification.id,
        .createdAt = notification.createdAt,
        .scheduledFor = notification.scheduledFor,
        .readAt = notification.readAt,
        .recipient = name.isEmpty() ? notification.recipient.username : name,
        .recipientInFull = notification.recipient.username.isEmpty() ? QString() : displayName(notification.recipient),
        .title = notification.title,
        .type = notification.type,
        .priority = notification.priority,
        .status = notification.deliveryStatus,
        .channels = notification.channels,
        .channelStates = notification.channelStates,
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
