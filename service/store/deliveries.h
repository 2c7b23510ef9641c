#pragma once

#include "model/timeline.h"
#include "store/notifications.h"

namespace mc::store {

/// What became of notifications on their channels.
class Deliveries
{
public:
    explicit Deliveries(Connection &connection)
        : m_connection(connection)
    {
    }

    /// What happened to a notification, in order. Error: NOTIF_001.
    model::Result<QList<model::TimelineEntry>> timeline(model::NotificationId id, Reach reach);
    /// Queues a notification's failed deliveries again, due at once; how many there were. Errors: NOTIF_001; NOTIF_004
    /// when none has failed.
    model::Result<int> retry(model::NotificationId id, const QDateTime &now);
    /// Records that the recipient followed a notification, which marks it read; the first time counts. Nothing when it was
    /// both so already, is not due, or is not the user's.
    model::Result<std::optional<model::InboxChange>> click(
        model::NotificationId id, model::UserId user, const QDateTime &now);

private:
    Connection &m_connection;
};

} // namespace mc::store
