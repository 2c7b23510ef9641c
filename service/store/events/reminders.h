#pragma once

#include "store/events/appointments.h"
#include "store/inbox/notifications.h"
#include "store/inbox/schedule.h"

#include <chrono>

namespace mc::store {

/// A reminder whose time has come, beside what is known of its appointment now.
struct DueReminder
{
    DueNotification notification;
    Appointment appointment;
    QDateTime at; ///< when it was to be shown
    std::chrono::seconds lead {};
    bool isCancelled = false; ///< by an admin: it is not to be shown, but those after it are
};

/// Reminders that wait to be shown: scheduled notifications, at most one for each appointment and person, the next one. One that
/// an admin cancels keeps its place until its time, so that nothing puts another there, and those after it come.
class Reminders
{
public:
    explicit Reminders(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// When the first of those whose time has come was to be shown; invalid when there is none.
    model::Result<QDateTime> firstDue(const QDateTime &now);
    /// Up to `most` of those whose time has come, the longest due first. They, their appointments and
    /// their recipients' inboxes stay locked until the transaction this runs in ends; those that others hold are passed over.
    model::Result<QList<DueReminder>> due(const QDateTime &now, int most);

    /// Brings what waits for these appointments, whose states are kept already, in line with what is `wanted`: one that still fits
    /// stays, even cancelled, others are moved or end. Answers those of `wanted` that nothing waits for, to be created.
    model::Result<QList<NewNotification>> align(
        const QList<qint64> &appointments, const QList<NewNotification> &wanted, const QDateTime &now);
    /// Ends these, which wait: they are cancelled unless they were, and leave their places.
    model::Result<void> end(const QList<model::NotificationId> &ids, const QDateTime &now);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
