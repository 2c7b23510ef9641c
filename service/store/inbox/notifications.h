#pragma once

#include "model/inbox_change.h"
#include "model/notification.h"
#include "ops/trace_context.h"
#include "store/inbox/list_query.h"
#include "store/inbox/plan.h"
#include "store/inbox/reach.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A notification ready to be stored: a checked draft with everything that was left open decided.
struct NewNotification
{
    model::NotificationDraft draft;
    model::NotificationId id;
    std::optional<model::UserId> sender; ///< absent: another module of the platform
    model::Priority priority = model::Priority::Low;
    std::optional<qint64> clinicId; ///< the recipient's; of single ones the store looks it up
    Plan plan; ///< of a scheduled one only the channels count: the rest is planned when it is due
    QDateTime createdAt;
    std::optional<QUuid> batch {}; ///< it is part of
    std::optional<std::chrono::seconds> reminderLead {}; ///< of an appointment's reminder: how long before it starts
    QString origin {}; ///< where it comes from, for its timeline; empty: its sender asked for it
    QByteArray texts {}; ///< JSON: what external channels say; empty: title and message
    std::optional<ops::TraceContext> trace {}; ///< absent: it begins one, whose id is its own
};

/// The notification that this becomes, its people known by their ids alone.
model::Notification asStored(const NewNotification &fresh, model::DeliveryStatus status);

/// What storing a notification came to.
struct StoredNotification
{
    model::Notification notification;
    std::optional<model::InboxChange> change; ///< absent while it is scheduled for later
};

struct NotificationPage
{
    QList<model::Notification> items;
    std::optional<qint64> count; ///< absent with a cursor
    bool more = false; ///< something follows the last item
};

/// A notification that reached its recipient's app, and when.
struct Arrival
{
    model::NotificationId id;
    QDateTime at;
};

/// How it got there: over an open WebSocket, or by a request for it.
enum class InAppWay { Socket, Fetch };

/// What deleting a notification came to.
struct RemovedNotification
{
    model::UserId recipient;
    std::optional<model::InboxChange> change; ///< absent: it was not due
};

/// What a bulk operation came to.
struct BulkOutcome
{
    int affected = 0;
    QList<model::NotificationId> missing; ///< no such notification within the caller's reach
    QList<model::InboxChange> changes; ///< one for each inbox it changed
};

/// Notifications in the database. What changes them appends to the journal in the same statement; the InboxChange that comes
/// back is to be told once the transaction it ran in is committed.
class Notifications
{
public:
    explicit Notifications(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Error: NOTIF_005 when the recipient is unknown or inactive.
    model::Result<StoredNotification> create(const NewNotification &notification);
    /// Stores any number, due ones and scheduled ones; their recipients must be users. Answers the inboxes' changes, none for
    /// scheduled ones. Locks the inboxes in the order of their users.
    model::Result<QList<model::InboxChange>> createAll(const QList<NewNotification> &notifications);
    /// Error: not_found for a page past the end.
    model::Result<NotificationPage> list(const NotificationFilter &filter, const Page &page);
    /// With recipient and sender. Error: NOTIF_001.
    model::Result<model::Notification> find(model::NotificationId id, Reach reach);

    /// Nothing when it was so already, is not due, or is out of reach.
    model::Result<std::optional<model::InboxChange>> markRead(
        model::NotificationId id, Reach reach, bool isRead, const QDateTime &now);
    /// Error: NOTIF_001.
    model::Result<RemovedNotification> remove(model::NotificationId id, Reach reach, const QDateTime &now);

    /// Marks the caller's own, of one type or all. `missing` stays empty.
    model::Result<BulkOutcome> markAllRead(
        model::UserId caller, std::optional<model::NotificationType> type, const QDateTime &now);
    /// Already read ones are neither counted nor missing.
    model::Result<BulkOutcome> markMultipleRead(
        const QList<model::NotificationId> &ids, Reach reach, const QDateTime &now);
    model::Result<BulkOutcome> removeMultiple(
        const QList<model::NotificationId> &ids, Reach reach, const QDateTime &now);

    /// Records that these reached their recipient's app; those known as delivered already, and those not due, stay as
    /// they are.
    model::Result<void> markDelivered(const QList<Arrival> &arrivals, InAppWay way);

private:
    model::Result<Rows> runRemoval(
        const Statement &statement, const QList<model::NotificationId> &ids, Reach reach, const QDateTime &now);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
