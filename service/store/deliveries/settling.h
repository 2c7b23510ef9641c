#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// Brings notifications' status up to what their deliveries have become (CONTRACT section 8). A statement of its own, that it
/// sees what one before it in the transaction has changed; the notifications must have been locked in that transaction before,
/// or else two who finish the last two deliveries of one would each see the other's as pending.
model::Result<void> settle(DatabaseConnection &connection, const QList<model::NotificationId> &notifications);

} // namespace mc::store
