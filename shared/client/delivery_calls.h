#pragma once

#include "client/list_page.h"
#include "client/transport.h"
#include "model/notification.h"
#include "model/timeline.h"

namespace mc::client {

/// What becomes of a notification on its way: scheduling, deliveries, and what its recipient does with it. Part of a Client.
class DeliveryCalls
{
public:
    explicit DeliveryCalls(Transport &transport)
        : m_transport(transport)
    {
    }

    /// For admins, while it is still scheduled. Errors: NOTIF_010 for a bad time, Conflict once it is due.
    Pending<model::Notification> reschedule(model::NotificationId id, const QDateTime &scheduledFor);
    /// The same.
    Pending<model::Notification> cancel(model::NotificationId id);
    /// What happened, in order, a hundred steps at a time: from the beginning, or behind ListPage::nextCursor.
    Pending<ListPage<model::TimelineEntry>> timeline(model::NotificationId id, const QString &cursor = {});
    /// For admins: queues the failed deliveries again, and answers how many. Error: NOTIF_004 when there are none.
    Pending<int> retry(model::NotificationId id);
    /// The recipient followed it, which reads it as well.
    Pending<model::Notification> click(model::NotificationId id);

private:
    Transport &m_transport;
};

} // namespace mc::client
