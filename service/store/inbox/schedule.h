#pragma once

#include "model/inbox_change.h"
#include "model/notification.h"
#include "store/inbox/plan.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A scheduled notification whose time has come, as far as its plan depends on it.
struct DueNotification
{
    model::NotificationId id;
    model::UserId recipient;
    model::NotificationType type = model::NotificationType::System;
    model::Priority priority = model::Priority::Low;
    std::optional<model::Channels> named; ///< by the sender
};

/// The same of the next columns: id, recipient, type, priority, channels named by the sender.
DueNotification dueNotificationFrom(Rows &row);

/// How a notification appears that is due.
struct Appearance
{
    model::NotificationId id;
    Plan plan;
    QString title {}; ///< made for this moment; empty: what it has
    QString message {};
    QByteArray texts {}; ///< as NewNotification::texts
};

/// Notifications that wait for their time. An appointment's reminders are no part of them: they have a job of their own.
class Schedule
{
public:
    explicit Schedule(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Up to `most` of those whose time has come, the longest due first; none of a cancelled batch, and none that is put off. They
    /// and their recipients' inboxes stay locked until the transaction it runs in ends; those that others hold are passed over.
    model::Result<QList<DueNotification>> due(const QDateTime &now, int most);
    /// Lets these appear, reminders too. Answers the inboxes' changes, in order; to be published after the commit.
    model::Result<QList<model::InboxChange>> appear(const QList<Appearance> &appearances, const QDateTime &now);

    /// Passes over one whose time has come, a reminder too: for a moment, or for an hour when its data can't be stored, which is
    /// noted in the log.
    model::Result<void> putOff(model::NotificationId id, bool cannotBeStored, const QDateTime &now);

    /// Errors, of both: NOTIF_001; conflict when it is due or cancelled already.
    model::Result<void> reschedule(model::NotificationId id, const QDateTime &time, const QDateTime &now);
    model::Result<void> cancel(model::NotificationId id, const QDateTime &now);

    /// Waits until no transaction is under way that called due(), and lets no other call it until the one this runs in ends.
    model::Result<void> pause();
    /// How many of a batch wait.
    model::Result<int> waiting(const QUuid &batch);
    /// Cancels up to `most` of them, as of `at`. Answers how many; fewer than `most`: none is left.
    model::Result<int> cancelSome(const QUuid &batch, int most, const QDateTime &at);

private:
    model::Result<int> counted(const Statement &statement, const QVariantList &values);
    model::Result<void> changeWaiting(const Statement &statement, const QVariantList &values);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
