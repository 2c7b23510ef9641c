#include "store/deliveries/settling.h"

namespace mc::store {

namespace {

// $1 ids.
const Statement settleNotifications {QStringLiteral("settle notifications"), QStringLiteral(R"(
UPDATE notifications n
SET delivery_status = delivery_status(c.pending, c.sent, c.delivered, n.delivered_at IS NOT NULL, n.named_channels)
FROM (SELECT notification_id, count(*) FILTER (WHERE status = 'pending') AS pending,
             count(*) FILTER (WHERE status = 'sent') AS sent, count(*) FILTER (WHERE status = 'delivered') AS delivered
      FROM deliveries WHERE notification_id = ANY ($1::uuid[]) GROUP BY notification_id) c
WHERE n.id = c.notification_id AND n.id = ANY ($1::uuid[])
    AND n.delivery_status
        <> delivery_status(c.pending, c.sent, c.delivered, n.delivered_at IS NOT NULL, n.named_channels))")};

} // namespace

model::Result<void> settle(DatabaseConnection &connection, const QList<model::NotificationId> &notifications)
{
    const model::Result<Rows> settled = connection.run(settleNotifications, {arrayValue(notifications)});
    return settled ? model::Result<void>() : settled.error();
}

} // namespace mc::store
