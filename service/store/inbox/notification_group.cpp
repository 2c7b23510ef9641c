#include "model/draft_writing.h"
#include "store/deliveries/planned.h"
#include "store/inbox/notification_row.h"
#include "store/inbox/notifications.h"
#include "store/journal/journal.h"

#include <QtCore/QJsonDocument>

namespace mc::store {

using model::InboxChange;
using model::JsonWriter;
using model::NotificationId;
using model::Result;

namespace {

// $1 what they say, $2 who gets it and how, $3 created at. %1 whether they are due, %2 what facts are made from, %3 what is told.
constexpr char create[] = R"(
WITH content AS MATERIALIZED (
    SELECT c.nth, c.sender_id, c.priority, c.reminder_lead, c.origin, c.texts, c.trace_id, c.is_trace_sampled, d.*, m.*
    FROM jsonb_to_recordset($1::jsonb) AS c (nth int, sender_id bigint, priority notification_priority, reminder_lead interval,
                                             origin text, texts jsonb, trace_id uuid,
                                             is_trace_sampled boolean, draft jsonb)
    CROSS JOIN LATERAL jsonb_to_record(c.draft) AS d (notification_type notification_type, title text, message text,
                                                      channels channel[], scheduled_for timestamptz, metadata jsonb)
    CROSS JOIN LATERAL jsonb_to_record(coalesce(d.metadata, '{}')) AS m (
        appointment_id bigint, message_id bigint, medical_record_id bigint, invoice_id bigint, action_url text, deep_link text,
        neutral_link boolean)
), plan AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS p (id uuid, content int, recipient_id bigint, clinic_id bigint, batch_id uuid,
                                                      channels channel[], suppressed jsonb, deliveries jsonb)
), inserted AS (
    INSERT INTO notifications AS n (id, recipient_id, sender_id, notification_type, priority, delivery_status, is_due, created_at,
                                    scheduled_for, title, message, channels, appointment_id, message_id, medical_record_id,
                                    invoice_id, action_url, deep_link, neutral_link, named_channels, suppressed, clinic_id,
                                    batch_id, reminder_lead, texts, trace_id, is_trace_sampled)
    SELECT p.id, p.recipient_id, c.sender_id, c.notification_type, c.priority,
           delivery_status((NOT %1 OR p.deliveries <> '[]')::int, 0, 0, false, NULL), %1, $3, c.scheduled_for, c.title, c.message,
           p.channels, c.appointment_id, c.message_id, c.medical_record_id, c.invoice_id, c.action_url, c.deep_link,
           coalesce(c.neutral_link, false), c.channels, nullif(p.suppressed, 'null'), p.clinic_id, p.batch_id, c.reminder_lead, c.texts,
           c.trace_id, c.is_trace_sampled
    FROM plan p JOIN content c ON c.nth = p.content
    RETURNING %2, n.delivery_status
), stored AS (
    SELECT i.*, p.deliveries, c.origin FROM inserted i JOIN plan p ON p.id = i.id JOIN content c ON c.nth = p.content
), %3)";

Statement createDueStatement()
{
    const QString told
        = journal::inboxChanges("stored", "1", "f.id", journal::created() + journal::Columns {{"detail", "f.origin"}})
        + QStringLiteral(", ") + plannedDeliveries("stored", "f.deliveries", "f.created_at")
        + QStringLiteral("\nSELECT %1, s.delivery_status FROM change c JOIN stored s ON s.id = c.notification_id")
              .arg(QLatin1String(journal::changeColumns));
    return {QStringLiteral("create notifications"),
        QLatin1String(create).arg(QLatin1String("true"), QLatin1String(journal::notificationFacts), told)};
}

Statement scheduleStatement()
{
    const QString told = journal::notificationFact("told", "stored", journal::scheduled())
        + QStringLiteral("\nSELECT FROM stored WHERE false");
    return {QStringLiteral("schedule notifications"),
        QLatin1String(create).arg(QLatin1String("false"), QLatin1String(journal::notificationFacts), told)};
}

const Statement createDue = createDueStatement();
const Statement scheduleAll = scheduleStatement();

// Whether two say the same, to whomever.
bool sayTheSame(const NewNotification &a, const NewNotification &b)
{
    model::NotificationDraft other = b.draft;
    other.recipientId = a.draft.recipientId;
    return a.draft == other && a.sender == b.sender && a.priority == b.priority && a.reminderLead == b.reminderLead
        && a.origin == b.origin && a.texts == b.texts && a.trace == b.trace;
}

void writeContent(JsonWriter &json, const NewNotification &fresh, int nth)
{
    json.beginObject().field(QLatin1String("nth"), nth).field(QLatin1String("priority"), word(fresh.priority));
    write(json.key(QLatin1String("draft")), fresh.draft);
    if (fresh.sender)
        json.field(QLatin1String("sender_id"), fresh.sender->value);
    if (fresh.reminderLead)
        json.field(QLatin1String("reminder_lead"), intervalValue(*fresh.reminderLead));
    if (!fresh.origin.isEmpty())
        json.field(QLatin1String("origin"), fresh.origin);
    if (!fresh.texts.isEmpty())
        json.key(QLatin1String("texts")).raw(fresh.texts);
    if (fresh.trace)
        json.field(QLatin1String("trace_id"), uuidValue(fresh.trace->id))
            .field(QLatin1String("is_trace_sampled"), fresh.trace->isSampled);
    json.endObject();
}

void writePlan(JsonWriter &json, const NewNotification &fresh, int content)
{
    json.beginObject()
        .field(QLatin1String("id"), toString(fresh.id))
        .field(QLatin1String("content"), content)
        .field(QLatin1String("recipient_id"), fresh.draft.recipientId.value);
    if (fresh.clinicId)
        json.field(QLatin1String("clinic_id"), *fresh.clinicId);
    if (fresh.batch)
        json.field(QLatin1String("batch_id"), uuidValue(*fresh.batch));
    writePlan(json, fresh.plan);
    json.endObject();
}

/// What notifications say, once for those that follow each other and say the same, and who gets it.
QVariantList valuesOf(const QList<const NewNotification *> &notifications)
{
    JsonWriter contents, plans(256 * (notifications.size() + 1));
    contents.beginArray();
    plans.beginArray();
    const NewNotification *last = nullptr;
    int nth = 0;
    for (const NewNotification *fresh : notifications) {
        if (!last || !sayTheSame(*last, *fresh))
            writeContent(contents, *fresh, ++nth);
        last = fresh;
        writePlan(plans, *fresh, nth);
    }
    contents.endArray();
    plans.endArray();
    return {QString::fromUtf8(contents.take()), QString::fromUtf8(plans.take()),
        timeValue(notifications.first()->createdAt)};
}

} // namespace

Result<QList<InboxChange>> Notifications::createAll(const QList<NewNotification> &notifications)
{
    QList<const NewNotification *> due, scheduled;
    QHash<NotificationId, const NewNotification *> byId;
    for (const NewNotification &fresh : notifications) {
        (fresh.draft.scheduledFor.isValid() ? scheduled : due) += &fresh;
        byId.insert(fresh.id, &fresh);
    }
    if (!scheduled.isEmpty()) {
        if (const Result<Rows> done = m_connection.run(scheduleAll, valuesOf(scheduled)); !done)
            return done.error();
    }
    QList<InboxChange> changes;
    if (due.isEmpty())
        return changes;
    Result<Rows> rows = m_connection.run(createDue, valuesOf(due));
    if (!rows)
        return rows.error();
    changes.reserve(rows->count());
    while (rows->next()) {
        InboxChange change = journal::changeFrom(*rows);
        change.notification = asStored(*byId.value(change.notificationId), rows->word(&model::deliveryStatusFromWord));
        changes += change;
    }
    return changes;
}

} // namespace mc::store
