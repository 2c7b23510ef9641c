#pragma once

#include "model/notification.h"

#include <QtCore/QList>

namespace mc::model {

/// One change of somebody's inbox, as every one of their sockets is told of it.
///
/// The changes of an inbox are numbered without gaps in the order in which they were committed: whoever has seen change
/// n and gets n+2 knows that one is missing. The number is also the cursor of `sync` (CONTRACT section 6).
struct InboxChange
{
    enum class Kind { Created, Read, Unread, Deleted, AllRead, MultipleRead, BulkDeleted };

    UserId user;
    qint64 version = 0; ///< 1 for the inbox's first change
    int unreadCount = 0; ///< after this change
    Kind kind = Kind::Created;
    NotificationId notificationId; ///< Created, Read, Unread, Deleted
    std::optional<Notification> notification; ///< Created; absent when it was deleted since
    QDateTime readAt; ///< Read
    int affectedCount = 0; ///< AllRead, MultipleRead, BulkDeleted
    std::optional<NotificationType> type; ///< AllRead, when it was of one type
    QList<NotificationId> notificationIds; ///< MultipleRead, BulkDeleted
    bool operator==(const InboxChange &) const = default;
};

/// The WebSocket message that announces the change: type and data with `unread_count` and `sync`.
QByteArray toMessage(const InboxChange &change);

/// The change that a message announces, for clients. Whose inbox it is, the message does not say. Error: the message
/// announces no change, or can't be read.
Result<InboxChange> inboxChangeFromMessage(const QJsonObject &message);

/// The kind as it stands in the database.
QLatin1String word(InboxChange::Kind kind);
std::optional<InboxChange::Kind> inboxChangeKindFromWord(QAnyStringView word);

} // namespace mc::model
