#pragma once

#include "store/deliveries/channel_proofs.h"
#include "store/deliveries/deliveries.h"
#include "store/deliveries/delivery_queue.h"
#include "store/deliveries/delivery_receipts.h"
#include "store/deliveries/live_outcomes.h"
#include "store/deliveries/opt_outs.h"
#include "store/directory/accounts.h"
#include "store/directory/device_tokens.h"
#include "store/directory/devices.h"
#include "store/directory/issued_tokens.h"
#include "store/directory/preferences.h"
#include "store/directory/provisioning.h"
#include "store/directory/recipients.h"
#include "store/directory/refresh_tokens.h"
#include "store/directory/users.h"
#include "store/events/appointments.h"
#include "store/events/event_log.h"
#include "store/events/event_outbox.h"
#include "store/events/reminders.h"
#include "store/inbox/batches.h"
#include "store/inbox/inboxes.h"
#include "store/inbox/notifications.h"
#include "store/inbox/schedule.h"
#include "store/requests/audit_log.h"
#include "store/requests/audit_seals.h"
#include "store/requests/idempotency_keys.h"
#include "store/retention/erasure.h"
#include "store/retention/personal_data.h"
#include "store/retention/retention.h"
#include "store/session/database_connection.h"
#include "store/session/instance_reports.h"
#include "store/statistics/statistics.h"

namespace mc::store {

/// Everything one thread does with the database: a session and the tables on top of it. Belongs to that thread.
class Store
{
public:
    /// `name` as for DatabaseConnection.
    Store(const DatabaseUrl &url, const QString &name)
        : connection(url, name)
    {
    }

    DatabaseConnection connection;
    Users users {connection};
    Provisioning provisioning {connection};
    Accounts accounts {connection};
    RefreshTokens refreshTokens {connection};
    IssuedTokens issuedTokens {connection};
    Notifications notifications {connection};
    Schedule schedule {connection};
    Deliveries deliveries {connection};
    ChannelProofs channelProofs {connection};
    DeliveryQueue deliveryQueue {connection};
    DeliveryReceipts deliveryReceipts {connection};
    Batches batches {connection};
    Recipients recipients {connection};
    OptOuts optOuts {connection};
    Preferences preferences {connection};
    Inboxes inboxes {connection};
    Devices devices {connection};
    DeviceTokens deviceTokens {connection};
    EventLog eventLog {connection};
    EventOutbox eventOutbox {connection};
    Appointments appointments {connection};
    Reminders reminders {connection};
    IdempotencyKeys idempotencyKeys {connection};
    AuditLog auditLog {connection};
    AuditSeals auditSeals {connection};
    Retention retention {connection};
    Erasure erasure {connection};
    PersonalData personalData {connection};
    Statistics statistics {connection};
    LiveOutcomes liveOutcomes {connection};
    InstanceReports instanceReports {connection};
};

} // namespace mc::store
