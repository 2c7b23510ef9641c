#include "wording/shipped_specs.h"

namespace mc::wording {

namespace {

using Fields = QList<TemplateField>;

// Letters that SMS have no place for in their own alphabet, as many names have them.
const QString longestName = QStringLiteral("María de los Ángeles Fernández");
const QString longestTime = QStringLiteral("miércoles, 30 de septiembre de 2026, a las 10:30 p. m.");

TemplateField text(const char *name, const QString &longest) { return {.name = name, .longest = longest}; }

TemplateField optional(const char *name, const QString &longest)
{
    return {.name = name, .isOptional = true, .longest = longest};
}

TemplateField essential(const char *name, const QString &longest)
{
    return {.name = name, .isEssential = true, .longest = longest};
}

TemplateField flag(const char *name) { return {.name = name, .kind = TemplateField::Kind::Flag}; }

TemplateSpec spec(const char *type, const Fields &fields)
{
    return {.type = type, .fields = fields + Fields {text("name", longestName), flag("to_patient"), flag("to_doctor")}};
}

const Fields appointment {
    text("doctor", longestName),
    text("patient", longestName),
    essential("starts_at", longestTime),
    optional("location", QStringLiteral("Centro Médico Norte, planta 3")),
};

const Fields record {
    text("patient", longestName),
    optional("title", QStringLiteral("Resonancia magnética de la columna lumbar")),
    flag("urgent"),
};

const TemplateField amount = essential("amount", QStringLiteral("COP 123.456.789,00"));
const TemplateField dueDate = optional("due_date", QStringLiteral("miércoles, 30 de septiembre de 2026"));
const TemplateField sender = text("sender", longestName);
const TemplateField title = essential("title", QStringLiteral("Informe trimestral de citas por especialidad y centro"));

} // namespace

QList<TemplateSpec> shippedSpecs()
{
    return {
        spec("appointment.scheduled", appointment),
        spec("appointment.cancelled", appointment),
        spec("appointment.rescheduled", appointment + Fields {essential("previous_starts_at", longestTime)}),
        spec("appointment.reminder", appointment + Fields {essential("starts_in", QStringLiteral("1 día y 23 horas"))}),
        spec("chat.message_sent", {sender, optional("preview", QStringLiteral("Buenos días, ¿podría llamarme hoy?"))}),
        spec("chat.call_missed", {sender}),
        spec("chat.file_shared", {sender, optional("file_name", QStringLiteral("resonancia-columna-2026-09-30.pdf"))}),
        spec("record.created", record),
        spec("record.updated", record),
        spec("record.shared", record),
        spec("record.test_results_available", record),
        spec("account.created", {}),
        spec("account.password_changed", {text("occurred_at", longestTime)}),
        spec("account.profile_updated", {}),
        spec("account.role_changed", {optional("new_role", QStringLiteral("administrateur"))}),
        spec("system.maintenance_scheduled", {essential("starts_at", longestTime), essential("ends_at", longestTime)}),
        spec("billing.invoice_generated", {amount, dueDate}),
        spec("billing.payment_received", {amount}),
        spec("billing.payment_failed", {amount}),
        spec("billing.payment_overdue", {amount, dueDate}),
        spec("analytics.report_completed", {title}),
        spec("analytics.anomaly_detected", {title}),
        spec("analytics.milestone_reached", {title}),
        {.type = neutralType},
    };
}

} // namespace mc::wording
