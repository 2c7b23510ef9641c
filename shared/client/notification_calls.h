#pragma once

#include "client/list_page.h"
#include "client/transport.h"
#include "model/notification.h"

namespace mc::client {

/// Which notifications a list holds, and in what order. What is empty or absent: any.
struct NotificationQuery
{
    std::optional<bool> isRead;
    std::optional<model::NotificationType> type;
    std::optional<model::Priority> priority;
    QDateTime from; ///< created then or later
    QDateTime to;
    // For admins:
    std::optional<model::UserId> recipient;
    std::optional<qint64> clinicId;
    std::optional<model::DeliveryStatus> deliveryStatus;
    QString search;

    QString ordering; ///< as the API has it: "-priority,created_at"; empty: newest first
    int page = 1;
    int pageSize = 20; ///< up to 100
    std::optional<QString> cursor; ///< instead of a page: empty for the first, then ListPage::nextCursor
};

/// What was not done for one id of a bulk operation.
struct BulkRefusal
{
    QString id;
    QString code; ///< NOTIF_001
    QString message;
};

/// What a bulk operation came to, whether in full or in part.
struct BulkResult
{
    int affected = 0; ///< changed by this call
    QList<BulkRefusal> refusals;
};

/// /api/notifications/: an inbox, and how notifications come into it. Part of a Client.
class NotificationCalls
{
public:
    explicit NotificationCalls(Transport &transport)
        : m_transport(transport)
    {
    }

    Pending<ListPage<model::Notification>> list(const NotificationQuery &query);
    Pending<model::Notification> show(model::NotificationId id);
    /// Admins and modules. Sent with a key of its own, so that a repetition after a lost connection creates none twice. `key`: that
    /// of an earlier call with this very draft, when nobody knows what became of it.
    Pending<model::Notification> create(
        const model::NotificationDraft &draft, const QByteArray &key = newIdempotencyKey());
    Pending<model::Notification> markRead(model::NotificationId id, bool isRead = true);
    Pending<void> remove(model::NotificationId id);

    /// Answers how many were unread.
    Pending<int> markAllRead(std::optional<model::NotificationType> type = {});
    /// Up to 1,000 ids, as for removeMultiple().
    Pending<BulkResult> markMultipleRead(const QList<model::NotificationId> &ids);
    Pending<BulkResult> removeMultiple(const QList<model::NotificationId> &ids);

private:
    Transport &m_transport;
};

} // namespace mc::client
