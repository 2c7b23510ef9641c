#include "store/events/reminders.h"

#include "store/inbox/notification_row.h"
#include "store/journal/journal.h"

namespace mc::store {

using model::Result;

namespace {

const Statement firstDueReminder {QStringLiteral("first due reminder"), QStringLiteral(R"(
SELECT (date_part('epoch', scheduled_for) * 1000)::bigint FROM notifications
WHERE NOT is_due AND cancelled_at IS NULL AND reminder_lead IS NOT NULL AND scheduled_for <= $1
ORDER BY scheduled_for LIMIT 1)")};
// A reminder keeps its place in the chain of its appointment and person while it waits: `reminder_lead` is set. One that an admin
// cancelled keeps it too, until its time.

// $1 now, $2 most. Whoever changes an appointment locks it before its reminders. So does this: it must not hold a reminder whose
// appointment it can't have, or the two would wait for each other. Nobody's inbox is waited for, as in Schedule::due().
const Statement dueReminders {QStringLiteral("due reminders"), QStringLiteral(R"(
WITH held AS MATERIALIZED (
    SELECT n.id AS reminder_id, a.*
    FROM notifications n CROSS JOIN LATERAL (
        SELECT FROM inboxes WHERE user_id = n.recipient_id FOR NO KEY UPDATE SKIP LOCKED
    ) i CROSS JOIN LATERAL (
        SELECT id, patient_id, doctor_id, (date_part('epoch', starts_at) * 1000)::bigint AS starts_at, location, is_cancelled
        FROM appointments WHERE id = n.appointment_id FOR NO KEY UPDATE SKIP LOCKED
    ) a
    WHERE NOT n.is_due AND n.reminder_lead IS NOT NULL AND n.scheduled_for <= $1
      AND NOT EXISTS (SELECT FROM notifications_put_off o WHERE o.notification_id = n.id AND o.until > $1)
    ORDER BY n.scheduled_for LIMIT $2
)
SELECT n.id, n.recipient_id, n.notification_type, n.priority, n.named_channels,
       (date_part('epoch', n.scheduled_for) * 1000)::bigint, date_part('epoch', n.reminder_lead)::bigint,
       n.cancelled_at IS NOT NULL, a.id, a.patient_id, a.doctor_id, a.starts_at, a.location, a.is_cancelled
FROM held a JOIN notifications n ON n.id = a.reminder_id
WHERE NOT n.is_due AND n.reminder_lead IS NOT NULL AND n.scheduled_for <= $1
ORDER BY n.scheduled_for FOR NO KEY UPDATE OF n SKIP LOCKED)")};

// $1 appointments, $2 what is wanted, $3 now. %1 what facts are made from, %2 and %3 what is told.
const Statement alignReminders {QStringLiteral("align reminders"),
    QStringLiteral(R"(
WITH wanted AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS w (nth int, appointment_id bigint, recipient_id bigint, lead interval,
                                                      scheduled_for timestamptz, title text, message text)
), waiting AS MATERIALIZED (
    SELECT n.id, n.appointment_id, n.recipient_id, n.cancelled_at IS NULL AS will_be_shown,
           NOT a.is_cancelled AND a.starts_at > $3 AND n.recipient_id IN (a.patient_id, a.doctor_id)
               AND n.scheduled_for = a.starts_at - n.reminder_lead AS fits
    FROM notifications n CROSS JOIN LATERAL (SELECT * FROM appointments WHERE id = n.appointment_id LIMIT 1) a
    WHERE n.appointment_id = ANY ($1::bigint[]) AND NOT n.is_due AND n.reminder_lead IS NOT NULL
    ORDER BY n.id FOR NO KEY UPDATE OF n
), moved AS (
    UPDATE notifications n SET scheduled_for = w.scheduled_for, reminder_lead = w.lead, title = w.title, message = w.message
    FROM waiting o JOIN wanted w ON w.appointment_id = o.appointment_id AND w.recipient_id = o.recipient_id
    WHERE n.id = o.id AND NOT o.fits AND o.will_be_shown RETURNING %1
), ended AS (
    UPDATE notifications n SET cancelled_at = coalesce(n.cancelled_at, $3), reminder_lead = NULL
    FROM waiting o LEFT JOIN wanted w ON w.appointment_id = o.appointment_id AND w.recipient_id = o.recipient_id
    WHERE n.id = o.id AND NOT o.fits AND (w.nth IS NULL OR NOT o.will_be_shown) RETURNING %1, o.will_be_shown
), dropped AS (
    SELECT * FROM ended WHERE will_be_shown
), %2, %3
SELECT w.nth FROM wanted w LEFT JOIN waiting o ON o.appointment_id = w.appointment_id AND o.recipient_id = w.recipient_id
    AND (o.fits OR o.will_be_shown)
WHERE o.id IS NULL ORDER BY w.nth)")
        .arg(QLatin1String(journal::notificationFacts),
            journal::notificationFact("told_moved", "moved", journal::rescheduled("$3::timestamptz")),
            journal::notificationFact("told_dropped", "dropped", journal::cancelled("$3::timestamptz")))};

// $1 ids, $2 now.
const Statement endReminders {QStringLiteral("end reminders"),
    QStringLiteral(R"(
WITH waiting AS MATERIALIZED (
    SELECT id, cancelled_at IS NULL AS will_be_shown FROM notifications
    WHERE id = ANY ($1::uuid[]) AND NOT is_due AND reminder_lead IS NOT NULL
), ended AS (
    UPDATE notifications n SET cancelled_at = coalesce(n.cancelled_at, $2), reminder_lead = NULL
    FROM waiting o WHERE n.id = o.id RETURNING %1, o.will_be_shown
), dropped AS (
    SELECT * FROM ended WHERE will_be_shown
), %2
SELECT)")
        .arg(QLatin1String(journal::notificationFacts),
            journal::notificationFact("told", "dropped", journal::cancelled("$2::timestamptz")))};

QString toJson(const QList<NewNotification> &reminders)
{
    model::JsonWriter json(256 * (reminders.size() + 1));
    json.beginArray();
    for (qsizetype i = 0; i < reminders.size(); ++i) {
        const NewNotification &reminder = reminders[i];
        const model::NotificationDraft &draft = reminder.draft;
        json.beginObject()
            .field(QLatin1String("nth"), qint64(i))
            .field(QLatin1String("appointment_id"), *draft.metadata.appointmentId)
            .field(QLatin1String("recipient_id"), draft.recipientId.value)
            .field(QLatin1String("lead"), intervalValue(*reminder.reminderLead))
            .field(QLatin1String("scheduled_for"), draft.scheduledFor)
            .field(QLatin1String("title"), draft.title)
            .field(QLatin1String("message"), draft.message)
            .endObject();
    }
    json.endArray();
    return QString::fromUtf8(json.take());
}

} // namespace

Result<QDateTime> Reminders::firstDue(const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(firstDueReminder, {timeValue(now)});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->time() : QDateTime();
}

Result<QList<DueReminder>> Reminders::due(const QDateTime &now, int most)
{
    Result<Rows> rows = m_connection.run(dueReminders, {timeValue(now), most});
    if (!rows)
        return rows.error();
    QList<DueReminder> found;
    while (rows->next()) {
        DueReminder due;
        due.notification = dueNotificationFrom(*rows);
        due.at = rows->time();
        due.lead = std::chrono::seconds(rows->integer());
        due.isCancelled = rows->boolean();
        due.appointment.id = rows->integer();
        due.appointment.patient = rows->userId();
        due.appointment.doctor = rows->userId();
        due.appointment.startsAt = rows->time();
        due.appointment.location = rows->text();
        due.appointment.isCancelled = rows->boolean();
        found += due;
    }
    return found;
}

Result<QList<NewNotification>> Reminders::align(
    const QList<qint64> &appointments, const QList<NewNotification> &wanted, const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(alignReminders, {arrayValue(appointments), toJson(wanted), timeValue(now)});
    if (!rows)
        return rows.error();
    QList<NewNotification> missing;
    while (rows->next())
        missing += wanted[rows->integer()];
    return missing;
}

Result<void> Reminders::end(const QList<model::NotificationId> &ids, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(endReminders, {arrayValue(ids), timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

} // namespace mc::store
