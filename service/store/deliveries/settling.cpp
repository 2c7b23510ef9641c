#include "store/deliveries/settling.h"

namespace mc::store {

namespace {

// $1 ids.
const Statement settleNotifications {QStringLiteral("settle notifications"), QStringLiteral(R"(
UPDATE notifications n SET delivery_status = c.settled
FROM (SELECT d.notification_id, delivery_status(count(*) FILTER (WHERE d.status = 'pending'),
                 count(*) FILTER (WHERE d.status = 'sent'), count(*) FILTER (WHERE d.status = 'delivered'),
                 o.delivered_at IS NOT NULL, o.named_channels) AS settled
      FROM deliveries d JOIN notifications o ON o.id = d.notification_id
      WHERE d.notification_id = ANY ($1::uuid[]) GROUP BY d.notification_id, o.id) c
WHERE n.id = c.notification_id AND n.id = ANY ($1::uuid[]) AND n.delivery_status <> c.settled)")};

} // namespace

model::Result<void> settle(DatabaseConnection &connection, const QList<model::NotificationId> &notifications)
{
    const model::Result<Rows> settled = connection.run(settleNotifications, {arrayValue(notifications)});
    return settled ? model::Result<void>() : settled.error();
}

} // namespace mc::store
