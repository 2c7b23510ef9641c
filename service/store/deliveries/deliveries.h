#pragma once

#include "model/timeline.h"
#include "store/inbox/notifications.h"

namespace mc::store {

/// Which part of a timeline: up to so many facts behind a cursor.
struct TimelinePage
{
    QString cursor {}; ///< Timeline::nextCursor of the page before; empty: the beginning
    int size = 100;
};

/// A part of what happened to a notification, in order, and whose it is.
struct Timeline
{
    model::UserId recipient;
    QUuid traceId;
    QList<model::TimelineEntry> entries; ///< of the creation there are several
    QString nextCursor; ///< where it goes on; empty: that is all
};

/// Failed deliveries that are queued again, and whose they are.
struct Retried
{
    model::UserId recipient;
    int deliveries = 0;
};

/// What became of notifications on their channels.
class Deliveries
{
public:
    explicit Deliveries(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Of reading and unreading again within a minute the last stands. Errors: NOTIF_001; validation_error for a cursor that is none.
    model::Result<Timeline> timeline(model::NotificationId id, Reach reach, const TimelinePage &page = {});
    /// Queues a notification's failed deliveries again, due at once. They go out anew, so they are counted and judged by the
    /// recipient's limits as held ones are when they are let out. Errors: NOTIF_001; NOTIF_004 when none has failed.
    model::Result<Retried> retry(model::NotificationId id, const QDateTime &now);
    /// Records that the recipient followed a notification, which marks it read; the first time counts. Nothing when it was
    /// both so already, is not due, or is not the user's.
    model::Result<std::optional<model::InboxChange>> click(
        model::NotificationId id, model::UserId user, const QDateTime &now);
    /// Forgets up to `most` deleted deliveries that went out before then; answers how many.
    model::Result<int> forgetDeleted(const QDateTime &before, int most);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
