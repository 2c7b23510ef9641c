#include "events/event_data.h"

#include "model/json_text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

namespace mc::events {

using model::Fields;
using model::UserId;
using wording::Phrase;
using wording::TemplateField;

namespace {

constexpr int mostPeople = 100; // an event for more is one for an audience

// ---- Reading -----------------------------------------------------------------------------------

template<auto member>
void readRecord(Fields &fields, QLatin1String name, EventData &data)
{
    data.record.*member = model::recordIdFrom(fields, name);
}

template<auto member>
void readPerson(Fields &fields, QLatin1String name, EventData &data)
{
    data.*member = fields.userId(name);
}

template<auto member>
void readPeople(Fields &fields, QLatin1String name, EventData &data)
{
    const QJsonArray array = fields.array(name, 1, mostPeople).value_or(QJsonArray());
    for (const QJsonValue &value : array) {
        const UserId id {model::integerFrom(value).value_or(0)};
        if (id.value <= 0) {
            fields.wrong(
                name, QStringLiteral("invalid_type"), QStringLiteral("Must hold users' ids: integers from 1."));
            return;
        }
        if (!(data.*member).contains(id))
            data.*member += id;
    }
}

template<auto member>
void readTime(Fields &fields, QLatin1String name, EventData &data)
{
    data.*member = fields.time(name).value_or(QDateTime());
}

template<auto member, int most>
void readText(Fields &fields, QLatin1String name, EventData &data)
{
    data.*member = fields.text(name, {.least = 1, .most = most}).value_or(QString());
}

// What people write has lines.
void readPreview(Fields &fields, QLatin1String name, EventData &data)
{
    data.preview = fields.text(name, {.least = 1, .most = 500, .lines = true}).value_or(QString());
}

void readLink(Fields &fields, QLatin1String name, EventData &data)
{
    data.record.actionUrl = model::actionUrlFrom(fields, name);
}

void readDate(Fields &fields, QLatin1String name, EventData &data)
{
    const std::optional<QString> text = fields.text(name, {.least = 1, .most = 10});
    data.dueDate = text ? QDate::fromString(*text, Qt::ISODate) : QDate();
    if (text && (!data.dueDate.isValid() || text->size() != 10))
        fields.wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be a date such as 2026-01-20."));
}

void readAmount(Fields &fields, QLatin1String name, EventData &data)
{
    static const QRegularExpression form(QStringLiteral("\\A(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?\\z"));
    const QJsonValue value = fields.accept(name);
    if (value.isUndefined())
        return;
    data.amount
        = value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest) : value.toString();
    if (!form.match(data.amount).hasMatch())
        fields.wrong(name, QStringLiteral("invalid"),
            QStringLiteral("Must be an amount such as \"120.50\": at most 12 digits and 4 decimals, not negative."));
}

void readCurrency(Fields &fields, QLatin1String name, EventData &data)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Z]{3}\\z"));
    const QString code = fields.text(name, {.least = 1, .most = 16}).value_or(QString());
    data.currency = code.toLatin1();
    if (!code.isEmpty() && !form.match(code).hasMatch())
        fields.wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be a currency of ISO 4217 such as EUR."));
}

void readUrgent(Fields &fields, QLatin1String name, EventData &data)
{
    data.urgent = fields.boolean(name).value_or(false);
}

void readAudience(Fields &fields, QLatin1String, EventData &data) { data.audience = model::audienceFrom(fields); }

// ---- Showing -----------------------------------------------------------------------------------

// Those that the directory doesn't know are called by what they are.
template<auto member, Phrase unknown>
std::optional<QString> personText(const EventData &data, const Reading &reading)
{
    const auto person = (data.*member) ? reading.people.constFind(*(data.*member)) : reading.people.constEnd();
    return person == reading.people.constEnd() ? reading.language[unknown] : displayName(person->person);
}

template<auto member>
std::optional<QString> textOf(const EventData &data, const Reading &)
{
    return (data.*member).isEmpty() ? std::nullopt : std::optional(data.*member);
}

template<auto member>
std::optional<QString> timeText(const EventData &data, const Reading &reading)
{
    return (data.*member).isValid() ? std::optional(reading.formats.dateTime(data.*member)) : std::nullopt;
}

std::optional<QString> dueDateText(const EventData &data, const Reading &reading)
{
    return data.dueDate.isValid() ? std::optional(reading.formats.date(data.dueDate)) : std::nullopt;
}

std::optional<QString> amountText(const EventData &data, const Reading &reading)
{
    return reading.formats.money(data.amount, data.currency);
}

std::optional<QString> roleText(const EventData &data, const Reading &reading)
{
    return data.newRole.isEmpty() ? std::nullopt : std::optional(reading.formats.role(data.newRole));
}

std::optional<QString> startsInText(const EventData &data, const Reading &reading)
{
    return data.startsIn ? std::optional(reading.formats.duration(*data.startsIn)) : std::nullopt;
}

// ---- The table ---------------------------------------------------------------------------------

TemplateField shownAs(const char *name, const char *longest)
{
    return {.name = name, .longest = QString::fromUtf8(longest)};
}

TemplateField essential(TemplateField field)
{
    field.isEssential = true;
    return field;
}

// Letters that SMS have no place for in their own alphabet, as many names have them.
const char *const longName = "María de los Ángeles Fernández";
const char *const longTime = "miércoles, 30 de septiembre de 2026, a las 10:30 p. m.";

const QList<DataField> &dataFields()
{
    using D = EventData;
    using M = model::Metadata;
    static const QList<DataField> fields {
        {.name = "appointment_id", .read = &readRecord<&M::appointmentId>},
        {.name = "message_id", .read = &readRecord<&M::messageId>},
        {.name = "medical_record_id", .read = &readRecord<&M::medicalRecordId>},
        {.name = "invoice_id", .read = &readRecord<&M::invoiceId>},
        {.name = "patient_id",
            .read = &readPerson<&D::patient>,
            .shown = shownAs("patient", longName),
            .text = &personText<&D::patient, Phrase::UnknownPatient>},
        {.name = "doctor_id",
            .read = &readPerson<&D::doctor>,
            .shown = shownAs("doctor", longName),
            .text = &personText<&D::doctor, Phrase::UnknownDoctor>},
        {.name = "sender_id",
            .read = &readPerson<&D::sender>,
            .shown = shownAs("sender", longName),
            .text = &personText<&D::sender, Phrase::UnknownSender>},
        {.name = "recipient_id", .read = &readPerson<&D::recipient>},
        {.name = "user_id", .read = &readPerson<&D::user>},
        {.name = "doctor_ids", .read = &readPeople<&D::doctors>},
        {.name = "recipient_ids", .read = &readPeople<&D::recipients>},
        {.name = "audience", .read = &readAudience},
        {.name = "starts_at",
            .read = &readTime<&D::startsAt>,
            .shown = essential(shownAs("starts_at", longTime)),
            .text = &timeText<&D::startsAt>},
        {.name = "previous_starts_at",
            .read = &readTime<&D::previousStartsAt>,
            .shown = essential(shownAs("previous_starts_at", longTime)),
            .text = &timeText<&D::previousStartsAt>},
        {.name = "ends_at",
            .read = &readTime<&D::endsAt>,
            .shown = essential(shownAs("ends_at", longTime)),
            .text = &timeText<&D::endsAt>},
        {.name = "due_date",
            .read = &readDate,
            .shown = shownAs("due_date", "miércoles, 30 de septiembre de 2026"),
            .text = &dueDateText},
        {.name = "amount",
            .read = &readAmount,
            .shown = essential(shownAs("amount", "COP 123.456.789,00")),
            .text = &amountText},
        {.name = "currency", .read = &readCurrency},
        {.name = "location",
            .read = &readText<&D::location, 200>,
            .shown = shownAs("location", "Centro Médico Norte, planta 3"),
            .text = &textOf<&D::location>},
        {.name = "preview",
            .read = &readPreview,
            .shown = shownAs("preview", "Buenos días, ¿podría llamarme hoy?"),
            .text = &textOf<&D::preview>},
        {.name = "file_name",
            .read = &readText<&D::fileName, 255>,
            .shown = shownAs("file_name", "resonancia-columna-2026-09-30.pdf"),
            .text = &textOf<&D::fileName>},
        {.name = "title",
            .read = &readText<&D::title, 200>,
            .shown = essential(shownAs("title", "Informe trimestral de citas por especialidad y centro")),
            .text = &textOf<&D::title>},
        {.name = "new_role",
            .read = &readText<&D::newRole, 64>,
            .shown = shownAs("new_role", "administrateur"),
            .text = &roleText},
        {.name = "urgent",
            .read = &readUrgent,
            .shown = {.name = "urgent", .kind = TemplateField::Kind::Flag},
            .isSet = [](const D &data) { return data.urgent; }},
        {.name = "callback_url", .read = &readLink},
        {.name = "download_url", .read = &readLink},
        {.name = "retry_url", .read = &readLink},
        {.name = "url", .read = &readLink},
        // Made by the service itself
        {.name = "occurred_at", .shown = shownAs("occurred_at", longTime), .text = &timeText<&D::occurredAt>},
        {.name = "starts_in", .shown = essential(shownAs("starts_in", "1 día y 23 horas")), .text = &startsInText},
    };
    return fields;
}

} // namespace

QString displayName(const model::Person &person)
{
    const QString name = QStringList {person.firstName, person.lastName}.join(u' ').trimmed();
    return name.isEmpty() ? person.username : name;
}

const DataField *dataField(QByteArrayView name)
{
    const QList<DataField> &fields = dataFields();
    const auto found
        = std::find_if(fields.begin(), fields.end(), [name](const DataField &field) { return name == field.name; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace mc::events
