#include "events/reminders.h"

namespace mc::events {

using model::Recipient;
using model::Result;
using model::UserId;
using store::Appointment;
using store::DueReminder;
using work::Work;

namespace {

QList<UserId> peopleOf(const Appointment &appointment)
{
    return appointment.patient == appointment.doctor ? QList {appointment.patient}
                                                     : QList {appointment.patient, appointment.doctor};
}

// Whether it is still true.
bool holds(const DueReminder &due, const QDateTime &now)
{
    const Appointment &appointment = due.appointment;
    return !appointment.isCancelled && appointment.startsAt > now
        && peopleOf(appointment).contains(due.notification.recipient);
}

People byId(const QList<Recipient> &recipients)
{
    People people;
    for (const Recipient &recipient : recipients)
        people.insert(recipient.person.id, recipient);
    return people;
}

} // namespace

std::optional<std::chrono::seconds> nextLead(
    const ReminderLeads &leads, const QDateTime &startsAt, const QDateTime &now)
{
    std::optional<std::chrono::seconds> longest;
    for (const std::chrono::seconds lead : leads) {
        if (startsAt.addSecs(-lead.count()) > now && lead > longest.value_or(std::chrono::seconds(-1)))
            longest = lead;
    }
    return longest;
}

Reminders::Reminders(const Parts &parts)
    : m_parts(parts)
{
}

Result<int> Reminders::show(work::Portions &portions, Work &work)
{
    model::NotificationId first;
    return portions.next(
        work, [&](work::Portion &portion) { return showNow(portion, first, work); },
        [&](const model::Error &, bool isForGood) -> Result<int> {
            const Result<void> done = m_parts.store.schedule.putOff(first, isForGood, m_parts.clock.now());
            return done ? Result<int>(1) : done.error();
        });
}

Result<int> Reminders::showNow(work::Portion &portion, model::NotificationId &first, Work &work)
{
    const QDateTime now = m_parts.clock.now();
    const Result<QList<DueReminder>> due = m_parts.store.reminders.due(now, portion.most);
    if (!due)
        return due.error();
    if (due->isEmpty())
        return 0;
    portion.size = int(due->size());
    first = due->first().notification.id;
    QSet<UserId> ids;
    QList<qint64> appointments;
    for (const DueReminder &reminder : *due) {
        appointments += reminder.appointment.id;
        for (const UserId id : peopleOf(reminder.appointment))
            ids += id;
    }
    const Result<QList<Recipient>> recipients = m_parts.store.recipients.find({ids.begin(), ids.end()}, now);
    if (!recipients)
        return recipients.error();
    const People people = byId(*recipients);

    QList<DueReminder> holding;
    QList<model::NotificationId> ending;
    QList<store::NewNotification> following;
    for (const DueReminder &reminder : *due) {
        const bool isHolding = holds(reminder, now);
        if (isHolding && !reminder.isCancelled)
            holding += reminder;
        else
            ending += reminder.notification.id;
        if (!isHolding)
            continue;
        if (const auto fresh = next(reminder.appointment, reminder.notification.recipient, people, now))
            following += *fresh;
    }
    if (!ending.isEmpty()) {
        if (const Result<void> done = m_parts.store.reminders.end(ending, now); !done)
            return done.error();
    }
    if (const Result<void> done = showHolding(holding, people, now, work); !done)
        return done.error();
    if (const Result<void> done = m_parts.store.appointments.noteReminded(appointments, now); !done)
        return done.error();
    if (const auto done = m_parts.store.notifications.createAll(following); !done)
        return done.error();
    return int(due->size());
}

Result<void> Reminders::showHolding(
    const QList<DueReminder> &due, const People &people, const QDateTime &now, Work &work)
{
    if (due.isEmpty())
        return {};
    QList<store::DueNotification> notifications;
    QList<Recipient> recipients;
    QSet<UserId> listed;
    for (const DueReminder &reminder : due) {
        const UserId id = reminder.notification.recipient;
        notifications += reminder.notification;
        if (!listed.contains(id) && people.contains(id))
            recipients += people.value(id);
        listed += id;
    }
    const Result<intake::Intake::DuePlans> planned = m_parts.intake.plansFor(notifications, recipients, now);
    if (!planned)
        return planned.error();
    QList<store::Appearance> appearances;
    for (qsizetype i = 0; i < due.size(); ++i) {
        store::Appearance appearance {.id = due[i].notification.id, .plan = planned->plans[i]};
        if (const auto recipient = people.constFind(due[i].notification.recipient); recipient != people.constEnd()) {
            EventAuthor teller = author(due[i].appointment, people, now);
            const model::NotificationDraft draft = teller.draftFor(*recipient);
            appearance.title = draft.title;
            appearance.message = draft.message;
            if (!appearance.plan.deliveries.isEmpty())
                appearance.texts = teller.textsFor(*recipient, appearance.plan.channels);
        }
        appearances += appearance;
    }
    const Result<QList<model::InboxChange>> changes = m_parts.store.schedule.appear(appearances, now);
    if (!changes)
        return changes.error();
    work.publish(*changes);
    return {};
}

Result<void> Reminders::follow(const QList<Appointment> &appointments, const People &people, const QDateTime &now)
{
    QList<qint64> ids;
    QList<store::NewNotification> wanted;
    for (const Appointment &appointment : appointments) {
        ids += appointment.id;
        for (const UserId person : peopleOf(appointment)) {
            if (const auto fresh = next(appointment, person, people, now))
                wanted += *fresh;
        }
    }
    const Result<QList<store::NewNotification>> missing = m_parts.store.reminders.align(ids, wanted, now);
    if (!missing)
        return missing.error();
    const auto created = m_parts.store.notifications.createAll(*missing);
    return created ? Result<void>() : created.error();
}

std::optional<store::NewNotification> Reminders::next(
    const Appointment &appointment, UserId person, const People &people, const QDateTime &now)
{
    const auto recipient = people.constFind(person);
    const auto lead = nextLead(m_parts.leads, appointment.startsAt, std::max(now, appointment.remindedAt));
    if (!lead || appointment.isCancelled || recipient == people.constEnd())
        return {};
    const QDateTime at = appointment.startsAt.addSecs(-lead->count());
    model::NotificationDraft draft = author(appointment, people, at).draftFor(*recipient);
    draft.scheduledFor = at;
    store::NewNotification fresh = intake::newNotification(draft, *recipient, {}, m_parts.policy, now);
    fresh.reminderLead = lead;
    return fresh;
}

EventAuthor Reminders::author(const Appointment &appointment, const People &people, const QDateTime &at)
{
    EventData data {.patient = appointment.patient,
        .doctor = appointment.doctor,
        .startsAt = appointment.startsAt,
        .location = appointment.location,
        .startsIn = std::chrono::seconds(at.secsTo(appointment.startsAt))};
    data.record.appointmentId = appointment.id;
    return EventAuthor(m_parts.texts, {.type = &reminderType(), .data = data}, people, at);
}

} // namespace mc::events
