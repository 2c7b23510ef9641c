#include "program/demo/texts.h"

namespace mc::program::demo {

using model::NotificationType;
using model::Priority;

namespace {

const QList<Text> &forPatients()
{
    static const QList<Text> texts {
        {.type = NotificationType::Appointment,
            .title = "Appointment confirmed",
            .message = "Your appointment has been confirmed. You find time and place in the app.",
            .weight = 4,
            .path = "/appointments/"},
        {.type = NotificationType::Appointment,
            .title = "Appointment moved",
            .message = "Your appointment has been moved to another time. Please look at the new one.",
            .weight = 2,
            .priority = Priority::High,
            .path = "/appointments/"},
        {.type = NotificationType::Appointment,
            .title = "Appointment today",
            .message = "Your doctor can see you earlier today. Tell us in the app whether that suits you.",
            .weight = 2,
            .context = {.sameDay = true},
            .path = "/appointments/"},
        {.type = NotificationType::Reminder,
            .title = "Appointment tomorrow",
            .message = "We expect you tomorrow. Come ten minutes early if this is your first visit.",
            .weight = 5,
            .path = "/appointments/"},
        {.type = NotificationType::Reminder,
            .title = "Time for your vaccination",
            .message = "Your next vaccination is due this month.",
            .priority = Priority::Medium},
        {.type = NotificationType::Message,
            .title = "New message from your doctor",
            .message = "Your doctor has answered your question.",
            .weight = 4,
            .path = "/messages/"},
        {.type = NotificationType::Message,
            .title = "Missed call",
            .message = "Your doctor has tried to reach you and will call again.",
            .priority = Priority::High,
            .path = "/messages/"},
        {.type = NotificationType::MedicalRecord,
            .title = "Test results available",
            .message = "The results of your blood test are ready.",
            .weight = 2,
            .priority = Priority::High,
            .path = "/records/"},
        {.type = NotificationType::MedicalRecord,
            .title = "Please call us about your results",
            .message = "One of your results needs to be talked about today. Please call the clinic.",
            .weight = 2,
            .context = {.urgent = true},
            .path = "/records/"},
        {.type = NotificationType::MedicalRecord,
            .title = "Prescription renewed",
            .message = "Your prescription is waiting at the pharmacy.",
            .weight = 2,
            .path = "/records/"},
        {.type = NotificationType::Billing,
            .title = "New invoice",
            .message = "The invoice for your last visit is ready.",
            .weight = 3,
            .path = "/invoices/"},
        {.type = NotificationType::Billing,
            .title = "Payment received",
            .message = "Thank you, your payment has arrived.",
            .path = "/invoices/"},
        {.type = NotificationType::Billing,
            .title = "Payment overdue",
            .message = "An invoice has been open for more than thirty days.",
            .weight = 2,
            .context = {.overdue = true},
            .path = "/invoices/"},
        {.type = NotificationType::System,
            .title = "Your password was changed",
            .message = "If that was not you, tell the clinic at once.",
            .priority = Priority::Critical},
    };
    return texts;
}

const QList<Text> &forDoctors()
{
    static const QList<Text> texts {
        {.type = NotificationType::Appointment,
            .title = "New appointment",
            .message = "A patient has booked an appointment with you.",
            .weight = 3,
            .path = "/appointments/"},
        {.type = NotificationType::Appointment,
            .title = "Appointment cancelled",
            .message = "A patient has cancelled today's appointment.",
            .weight = 2,
            .context = {.sameDay = true},
            .path = "/appointments/"},
        {.type = NotificationType::Message,
            .title = "New message from a patient",
            .message = "A patient has written to you.",
            .weight = 3,
            .path = "/messages/"},
        {.type = NotificationType::MedicalRecord,
            .title = "Results to sign",
            .message = "Laboratory results wait for your signature.",
            .weight = 2,
            .priority = Priority::High,
            .path = "/records/"},
        {.type = NotificationType::MedicalRecord,
            .title = "Critical laboratory value",
            .message = "A value is far outside its range. Look at it now.",
            .context = {.urgent = true},
            .path = "/records/"},
        {.type = NotificationType::System,
            .title = "Weekly report ready",
            .message = "The report of the last seven days is ready.",
            .path = "/reports/"},
    };
    return texts;
}

} // namespace

const QList<Text> &textsFor(model::Role role) { return role == model::Role::Doctor ? forDoctors() : forPatients(); }

model::NotificationDraft draftOf(const Text &text, qint64 record)
{
    model::NotificationDraft draft;
    draft.type = text.type;
    draft.title = QLatin1String(text.title);
    draft.message = QLatin1String(text.message);
    draft.priority = text.priority;
    draft.context = text.context;
    const QString path = QLatin1String(text.path);
    if (!path.isEmpty())
        draft.metadata.actionUrl = path + QString::number(record);
    if (text.type == NotificationType::Appointment || text.type == NotificationType::Reminder)
        draft.metadata.appointmentId = record;
    else if (text.type == NotificationType::Message)
        draft.metadata.messageId = record;
    else if (text.type == NotificationType::MedicalRecord)
        draft.metadata.medicalRecordId = record;
    else if (text.type == NotificationType::Billing)
        draft.metadata.invoiceId = record;
    return draft;
}

} // namespace mc::program::demo
