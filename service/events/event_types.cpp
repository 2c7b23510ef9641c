#include "events/event_types.h"

namespace mc::events {

using model::Fields;
using model::NotificationType;
using model::Priority;
using wording::TemplateField;

namespace {

constexpr QLatin1String platform("mediconnect.");

const QByteArrayList appointment {"appointment_id", "patient_id", "doctor_id", "starts_at"};
const QByteArrayList record {"medical_record_id", "patient_id"};
const QByteArrayList aboutRecord {"doctor_ids", "title", "urgent"};
const QByteArrayList invoice {"invoice_id", "patient_id", "amount", "currency"};
constexpr char appointmentPage[] = "/appointments/%1", appointmentLink[] = "mediconnect://appointment/%1";
constexpr char messagePage[] = "/messages/%1", messageLink[] = "mediconnect://message/%1";
constexpr char recordPage[] = "/records/%1", recordLink[] = "mediconnect://record/%1";
constexpr char accountPage[] = "/account", accountLink[] = "mediconnect://account";
constexpr char invoicePage[] = "/invoices/%1", invoiceLink[] = "mediconnect://invoice/%1";
constexpr char analyticsPage[] = "/analytics", analyticsLink[] = "mediconnect://analytics";

EventType ofAppointment(const char *name, Effect effect, const QByteArrayList &more = {})
{
    return {.name = name,
        .notificationType = NotificationType::Appointment,
        .told = {Told::Patient, Told::Doctor},
        .required = appointment + more,
        .optional = {"location"},
        .page = appointmentPage,
        .deepLink = appointmentLink,
        .effect = effect};
}

EventType ofMessage(const char *name, const QByteArrayList &optional)
{
    return {.name = name,
        .notificationType = NotificationType::Message,
        .told = {Told::Recipient},
        .required = {"message_id", "sender_id", "recipient_id"},
        .optional = optional,
        .page = messagePage,
        .deepLink = messageLink};
}

EventType ofRecord(const char *name, const QList<Told> &told, Priority atLeast = Priority::Low)
{
    return {.name = name,
        .notificationType = NotificationType::MedicalRecord,
        .told = told,
        .required = record,
        .optional = aboutRecord,
        .page = recordPage,
        .deepLink = recordLink,
        .atLeast = atLeast};
}

EventType ofAccount(const char *name, const QByteArrayList &optional = {})
{
    return {.name = name,
        .notificationType = NotificationType::System,
        .told = {Told::User},
        .required = {"user_id"},
        .optional = optional,
        .page = accountPage,
        .deepLink = accountLink};
}

EventType ofInvoice(const char *name, const QByteArrayList &optional = {})
{
    return {.name = name,
        .notificationType = NotificationType::Billing,
        .told = {Told::Patient},
        .required = invoice,
        .optional = optional,
        .page = invoicePage,
        .deepLink = invoiceLink};
}

EventType ofAnalytics(const char *name)
{
    return {.name = name,
        .notificationType = NotificationType::System,
        .told = {Told::RecipientsOrAdmins},
        .required = {"title"},
        .optional = {"recipient_ids", "url"},
        .page = analyticsPage,
        .deepLink = analyticsLink};
}

QList<EventType> makeEventTypes()
{
    EventType reminder = ofAppointment("appointment.reminder", Effect::None, {"starts_in"});
    reminder.notificationType = NotificationType::Reminder;
    reminder.isOwn = true;
    EventType passwordChanged = ofAccount("account.password_changed");
    passwordChanged.required += "occurred_at";
    EventType overdue = ofInvoice("billing.payment_overdue", {"due_date"});
    overdue.atLeast = Priority::High;
    return {
        ofAppointment("appointment.scheduled", Effect::KeepAppointment),
        ofAppointment("appointment.cancelled", Effect::CancelAppointment),
        ofAppointment("appointment.rescheduled", Effect::KeepAppointment, {"previous_starts_at"}),
        reminder,
        ofMessage("chat.message_sent", {"preview"}),
        ofMessage("chat.call_missed", {"callback_url"}),
        ofMessage("chat.file_shared", {"file_name", "download_url"}),
        ofRecord("record.created", {Told::Patient}),
        ofRecord("record.updated", {Told::Patient, Told::Doctors}),
        ofRecord("record.shared", {Told::Patient, Told::Doctors}),
        ofRecord("record.test_results_available", {Told::Patient}, Priority::High),
        ofAccount("account.created"),
        passwordChanged,
        ofAccount("account.profile_updated"),
        ofAccount("account.role_changed", {"new_role"}),
        {.name = "system.maintenance_scheduled",
            .notificationType = NotificationType::System,
            .told = {Told::Audience},
            .required = {"starts_at", "ends_at"},
            .optional = {"audience"},
            .page = "/system/maintenance",
            .deepLink = "mediconnect://system/maintenance"},
        ofInvoice("billing.invoice_generated", {"due_date"}),
        ofInvoice("billing.payment_received"),
        ofInvoice("billing.payment_failed", {"retry_url"}),
        overdue,
        ofAnalytics("analytics.report_completed"),
        ofAnalytics("analytics.anomaly_detected"),
        ofAnalytics("analytics.milestone_reached"),
    };
}

} // namespace

const QList<EventType> &eventTypes()
{
    static const QList<EventType> types = makeEventTypes();
    return types;
}

const EventType *eventTypeNamed(QByteArrayView name)
{
    const QList<EventType> &types = eventTypes();
    const auto found
        = std::find_if(types.begin(), types.end(), [name](const EventType &type) { return name == type.name; });
    return found == types.end() ? nullptr : &*found;
}

const EventType *eventTypeOf(QStringView type)
{
    if (!type.startsWith(platform))
        return nullptr;
    const EventType *const found = eventTypeNamed(type.sliced(platform.size()).toUtf8());
    return found && !found->isOwn ? found : nullptr;
}

const EventType &reminderType()
{
    static const EventType &reminder = *eventTypeNamed("appointment.reminder");
    return reminder;
}

QList<wording::TemplateSpec> templateSpecs()
{
    const QList<TemplateField> common {{.name = "name", .longest = QStringLiteral("Alexandrina")},
        {.name = "to_patient", .kind = TemplateField::Kind::Flag},
        {.name = "to_doctor", .kind = TemplateField::Kind::Flag}};
    QList<wording::TemplateSpec> specs;
    for (const EventType &type : eventTypes()) {
        specs += wording::TemplateSpec {.type = type.name, .fields = common};
        const auto add = [&specs](const QByteArray &name, bool isOptional) {
            TemplateField field = dataField(name)->shown;
            if (field.name.isEmpty())
                return;
            field.isOptional = isOptional && field.kind == TemplateField::Kind::Text;
            field.isEssential = field.isEssential && !isOptional;
            specs.last().fields += field;
        };
        for (const QByteArray &name : type.required)
            add(name, false);
        for (const QByteArray &name : type.optional)
            add(name, true);
    }
    specs += wording::TemplateSpec {.type = wording::neutralType};
    return specs;
}

model::Result<EventData> eventDataFrom(const EventType &type, const QJsonObject &data, const QDateTime &time)
{
    Fields fields(data, QStringLiteral("data."));
    EventData read {.occurredAt = time};
    const auto readField = [&](const QByteArray &name, bool isRequired) {
        const DataField *const field = dataField(name);
        if (!field->read)
            return;
        const QLatin1String key(name);
        const bool isAbsent = !fields.has(key) || fields.isNull(key);
        if (!isAbsent)
            return field->read(fields, key, read);
        (void)fields.accept(key);
        if (isRequired)
            fields.wrong(key, QStringLiteral("required"), QStringLiteral("This field is required."));
    };
    for (const QByteArray &name : type.required)
        readField(name, true);
    for (const QByteArray &name : type.optional)
        readField(name, false);
    if (read.startsAt.isValid() && read.endsAt.isValid() && read.endsAt <= read.startsAt)
        fields.wrong(QLatin1String("ends_at"), QStringLiteral("invalid"), QStringLiteral("Must be after starts_at."));
    if (const std::optional<model::Error> failure = fields.failure())
        return *failure;
    return read;
}

} // namespace mc::events
