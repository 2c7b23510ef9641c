#pragma once

#include "events/event_author.h"
#include "intake/intake.h"

namespace mc::events {

/// The longest lead whose moment lies after `now`; none when all have passed.
std::optional<std::chrono::seconds> nextLead(
    const ReminderLeads &leads, const QDateTime &startsAt, const QDateTime &now);

/// Reminds patient and doctor of appointments. Of each appointment at most one reminder for each person waits, as a scheduled
/// notification: the next one. It is shown in a transaction that holds the appointment's latest state, with a text made from
/// that, and makes the one after it; so what was moved, cancelled or given to somebody else is never told wrongly.
///
/// One for each thread, beside that thread's store.
class Reminders
{
public:
    explicit Reminders(const Parts &parts);

    /// Shows those whose time has come, or drops those that don't hold any more. One that can't be stored for now is put off.
    /// Answers how many were due; 0: no more are.
    model::Result<int> show(work::Portions &portions, work::Work &work);

    /// Brings the reminders of these appointments, which the store keeps already, in line with their states. Part of the
    /// transaction that keeps them. `people` has their patients and doctors.
    model::Result<void> follow(
        const QList<store::Appointment> &appointments, const People &people, const QDateTime &now);

private:
    model::Result<int> showNow(work::Portion &portion, model::NotificationId &first, work::Work &work);
    model::Result<void> showHolding(
        const QList<store::DueReminder> &due, const People &people, const QDateTime &now, work::Work &work);
    /// The next reminder of an appointment for one person, ready to be stored; none when there is nothing to remind of. Inactive
    /// people have some too: they may be back by then.
    std::optional<store::NewNotification> next(
        const store::Appointment &appointment, model::UserId person, const People &people, const QDateTime &now);
    EventAuthor author(const store::Appointment &appointment, const People &people, const QDateTime &at);

    Parts m_parts;
};

} // namespace mc::events
