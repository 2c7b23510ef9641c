#pragma once

#include "store/accounts.h"
#include "store/audit_log.h"
#include "store/batches.h"
#include "store/connection.h"
#include "store/deliveries.h"
#include "store/delivery_queue.h"
#include "store/delivery_receipts.h"
#include "store/device_tokens.h"
#include "store/devices.h"
#include "store/idempotency_keys.h"
#include "store/inboxes.h"
#include "store/notifications.h"
#include "store/opt_outs.h"
#include "store/preferences.h"
#include "store/recipients.h"
#include "store/schedule.h"
#include "store/statistics.h"
#include "store/users.h"

namespace mc::store {

/// Everything one thread does with the database: a session and the tables on top of it. Belongs to that thread.
class Store
{
public:
    /// `name` as for Connection.
    Store(const DatabaseUrl &url, const QString &name)
        : connection(url, name)
    {
    }

    Connection connection;
    Users users {connection};
    Accounts accounts {connection};
    Notifications notifications {connection};
    Schedule schedule {connection};
    Deliveries deliveries {connection};
    DeliveryQueue deliveryQueue {connection};
    DeliveryReceipts deliveryReceipts {connection};
    Batches batches {connection};
    Recipients recipients {connection};
    OptOuts optOuts {connection};
    Preferences preferences {connection};
    Inboxes inboxes {connection};
    Devices devices {connection};
    DeviceTokens deviceTokens {connection};
    IdempotencyKeys idempotencyKeys {connection};
    AuditLog auditLog {connection};
    Statistics statistics {connection};
};

} // namespace mc::store
