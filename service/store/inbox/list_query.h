#pragma once

#include "model/notification.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// What a list can be ordered by (CONTRACT section 4).
enum class OrderColumn { CreatedAt, Priority, ScheduledFor, ReadAt, IsRead, NotificationType };

struct Order
{
    OrderColumn column = OrderColumn::CreatedAt;
    bool descending = true;
    bool operator==(const Order &) const = default;
};

/// `ordering` as it stands in a query, e.g. "-priority,created_at"; nothing for an unknown column or one named twice.
std::optional<QList<Order>> orderingFromText(const QString &text);

/// Which notifications a list holds. Absent: all.
struct NotificationFilter
{
    std::optional<model::UserId> recipient;
    bool forAdmin = false; ///< also what is not due yet, and whose it is
    std::optional<bool> isRead;
    std::optional<model::NotificationType> type;
    std::optional<model::Priority> priority;
    std::optional<model::DeliveryStatus> deliveryStatus;
    std::optional<qint64> clinicId;
    QDateTime from; ///< created at or after; invalid: any
    QDateTime to; ///< created at or before; invalid: any
    QString search; ///< part of title or message, case-insensitive; empty: any
};

/// Which part of a list: a page by its number, or what follows a cursor.
struct Page
{
    int number = 1; ///< from 1
    int size = 20; ///< 1–100
    QList<Order> ordering = {Order()};
    std::optional<QString> cursor; ///< from an earlier answer; empty: the beginning
};

/// Where a list goes on behind that notification; opaque to callers.
QString cursorAfter(const model::Notification &notification, const QList<Order> &ordering);

/// The list as a statement with its values. Columns: notificationColumns, the count of the whole list (null with a
/// cursor), and for admins recipientColumns and channelStatesColumn. It asks for one row more than the page holds, which tells whether more follows.
///
/// Its SQL is put together from constant pieces and the page's size, whatever else comes from a caller is a value; each combination is a
/// prepared statement of its own, so that the planner sees just the conditions that are there.
struct ListQuery
{
    Statement statement;
    QVariantList values;

    /// Error: validation_error for a cursor that is not one of ours or of another ordering.
    static model::Result<ListQuery> make(const NotificationFilter &filter, const Page &page);
};

} // namespace mc::store
