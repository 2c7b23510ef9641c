#include "clinic_day/event_maker.h"

#include "model/json_writer.h"

namespace mc::clinic_day {

using client::PlatformEvent;
using model::JsonWriter;

namespace {

constexpr int mostAppointments = 100;
constexpr std::array places {"Room 3", "Room 12", "Laboratory", "Building B, second floor"};
constexpr std::array previews {"Good morning, can you call me back this afternoon?",
    "The new tablets agree with me much better.", "Is it all right to train again?",
    "I have looked at your values, they are fine.", "Could you send me the referral?"};
constexpr std::array files {"referral.pdf", "x-ray of the wrist.png", "diet plan.pdf"};
constexpr std::array examinations {"Blood count", "MRI of the knee", "ECG", "Thyroid values", "Allergy test"};
constexpr std::array reports {
    "Appointments of the week", "Waiting times", "Unusually many cancellations", "10,000 appointments booked online"};

template<std::size_t N>
QLatin1String anyOf(const std::array<const char *, N> &texts, QRandomGenerator &random)
{
    return QLatin1String(texts[random.bounded(quint32(N))]);
}

void writeIds(JsonWriter &json, const QList<model::UserId> &ids)
{
    json.beginArray();
    for (const model::UserId id : ids)
        json.value(id.value);
    json.endArray();
}

} // namespace

struct EventMaker::Kind
{
    const char *source;
    const char *type;
    int weight; ///< how often beside the others; 0: never by itself
    void (EventMaker::*data)(JsonWriter &json, const QDateTime &now);
};

const QList<EventMaker::Kind> &EventMaker::kinds()
{
    static const QList<Kind> kinds {
        {"/appointments", "appointment.scheduled", 14, &EventMaker::scheduled},
        {"/appointments", "appointment.rescheduled", 5, &EventMaker::rescheduled},
        {"/appointments", "appointment.cancelled", 4, &EventMaker::cancelled},
        {"/chat", "chat.message_sent", 16, &EventMaker::message},
        {"/chat", "chat.call_missed", 3, &EventMaker::missedCall},
        {"/chat", "chat.file_shared", 3, &EventMaker::file},
        {"/records", "record.created", 4, &EventMaker::record},
        {"/records", "record.updated", 3, &EventMaker::record},
        {"/records", "record.shared", 2, &EventMaker::record},
        {"/records", "record.test_results_available", 8, &EventMaker::testResults},
        {"/users", "account.created", 1, &EventMaker::account},
        {"/users", "account.password_changed", 2, &EventMaker::account},
        {"/users", "account.profile_updated", 2, &EventMaker::account},
        {"/users", "account.role_changed", 1, &EventMaker::account},
        {"/billing", "billing.invoice_generated", 5, &EventMaker::invoice},
        {"/billing", "billing.payment_received", 4, &EventMaker::invoice},
        {"/billing", "billing.payment_failed", 2, &EventMaker::invoice},
        {"/billing", "billing.payment_overdue", 3, &EventMaker::invoice},
        {"/analytics", "analytics.report_completed", 1, &EventMaker::report},
        {"/analytics", "analytics.anomaly_detected", 1, &EventMaker::report},
        {"/analytics", "analytics.milestone_reached", 1, &EventMaker::report},
        {"/system", "system.maintenance_scheduled", 0, &EventMaker::maintenance},
    };
    return kinds;
}

EventMaker::EventMaker(const Cast &cast, quint32 seed, const QDateTime &now)
    : m_cast(cast)
    , m_random(seed)
    , m_day(QString::number(now.toMSecsSinceEpoch(), 36))
    , m_record(now.toMSecsSinceEpoch())
{
}

PlatformEvent EventMaker::any(const QDateTime &now)
{
    int sum = 0;
    for (const Kind &kind : kinds())
        sum += kind.weight;
    int chosen = m_random.bounded(sum);
    for (const Kind &kind : kinds()) {
        chosen -= kind.weight;
        if (chosen < 0)
            return event(kind, now);
    }
    return event(kinds().first(), now);
}

PlatformEvent EventMaker::of(QLatin1String type, const QDateTime &now)
{
    const auto kind = std::find_if(
        kinds().begin(), kinds().end(), [type](const Kind &one) { return type == QLatin1String(one.type); });
    Q_ASSERT(kind != kinds().end());
    return event(*kind, now);
}

PlatformEvent EventMaker::appointmentAt(const QDateTime &startsAt, const QDateTime &now)
{
    JsonWriter json;
    const Appointment appointment = newAppointment(startsAt);
    keep(appointment);
    json.beginObject();
    write(json, appointment);
    return event(kinds().first(), now, json.endObject().take());
}

PlatformEvent EventMaker::results(bool isUrgent, const QDateTime &now)
{
    JsonWriter json;
    json.beginObject();
    writeRecord(json, isUrgent);
    const auto kind = std::find_if(
        kinds().begin(), kinds().end(), [](const Kind &one) { return one.data == &EventMaker::testResults; });
    return event(*kind, now, json.endObject().take());
}

QList<QLatin1String> EventMaker::types()
{
    QList<QLatin1String> types;
    for (const Kind &kind : kinds())
        types += QLatin1String(kind.type);
    return types;
}

PlatformEvent EventMaker::event(const Kind &kind, const QDateTime &now)
{
    JsonWriter json;
    json.beginObject();
    (this->*kind.data)(json, now);
    return event(kind, now, json.endObject().take());
}

PlatformEvent EventMaker::event(const Kind &kind, const QDateTime &now, const QByteArray &data)
{
    return {.source = QLatin1String(kind.source),
        .id = m_day + u'-' + QString::number(++m_events),
        .type = QLatin1String("mediconnect.") + QLatin1String(kind.type),
        .time = now,
        .data = data};
}

void EventMaker::scheduled(JsonWriter &json, const QDateTime &now)
{
    const Appointment appointment = newAppointment(someTimeAfter(now));
    keep(appointment);
    write(json, appointment);
}

void EventMaker::rescheduled(JsonWriter &json, const QDateTime &now)
{
    Appointment appointment = takeAppointment(now);
    json.field(QLatin1String("previous_starts_at"), appointment.startsAt);
    appointment.startsAt = someTimeAfter(now);
    keep(appointment);
    write(json, appointment);
}

void EventMaker::cancelled(JsonWriter &json, const QDateTime &now) { write(json, takeAppointment(now)); }

void EventMaker::message(JsonWriter &json, const QDateTime &)
{
    writeMessage(json);
    json.field(QLatin1String("preview"), clinic_day::anyOf(previews, m_random));
}

void EventMaker::missedCall(JsonWriter &json, const QDateTime &) { writeMessage(json); }

void EventMaker::file(JsonWriter &json, const QDateTime &)
{
    writeMessage(json);
    json.field(QLatin1String("file_name"), clinic_day::anyOf(files, m_random));
}

void EventMaker::record(JsonWriter &json, const QDateTime &) { writeRecord(json, false); }

void EventMaker::testResults(JsonWriter &json, const QDateTime &) { writeRecord(json, chance(40)); }

void EventMaker::account(JsonWriter &json, const QDateTime &)
{
    json.field(QLatin1String("user_id"), anyOf(chance(80) ? m_cast.patients : m_cast.doctors).id.value);
}

void EventMaker::invoice(JsonWriter &json, const QDateTime &)
{
    const int cents = m_random.bounded(2'000, 40'000);
    json.field(QLatin1String("invoice_id"), ++m_record)
        .field(QLatin1String("patient_id"), anyPatient().value)
        .field(
            QLatin1String("amount"), QStringLiteral("%1.%2").arg(cents / 100).arg(cents % 100, 2, 10, QLatin1Char('0')))
        .field(QLatin1String("currency"), QLatin1String("EUR"));
}

void EventMaker::report(JsonWriter &json, const QDateTime &)
{
    json.field(QLatin1String("title"), clinic_day::anyOf(reports, m_random));
    if (!m_cast.admins.isEmpty())
        writeIds(json.key(QLatin1String("recipient_ids")), idsOf(m_cast.admins));
}

void EventMaker::maintenance(JsonWriter &json, const QDateTime &now)
{
    json.field(QLatin1String("starts_at"), now.addSecs(48 * 3600))
        .field(QLatin1String("ends_at"), now.addSecs(50 * 3600))
        .key(QLatin1String("audience"))
        .beginObject();
    writeIds(json.key(QLatin1String("user_ids")), idsOf(m_cast.patients) + idsOf(m_cast.doctors));
    json.endObject();
}

EventMaker::Appointment EventMaker::newAppointment(const QDateTime &startsAt)
{
    return {.id = ++m_record, .patient = anyPatient(), .doctor = anyOf(m_cast.doctors).id, .startsAt = startsAt};
}

// One that is known is forgotten; who keeps it says so.
EventMaker::Appointment EventMaker::takeAppointment(const QDateTime &now)
{
    if (m_appointments.isEmpty())
        return newAppointment(someTimeAfter(now));
    return m_appointments.takeAt(m_random.bounded(m_appointments.size()));
}

void EventMaker::keep(const Appointment &appointment)
{
    if (m_appointments.size() == mostAppointments)
        m_appointments.removeFirst();
    m_appointments += appointment;
}

void EventMaker::write(JsonWriter &json, const Appointment &appointment)
{
    json.field(QLatin1String("appointment_id"), appointment.id)
        .field(QLatin1String("patient_id"), appointment.patient.value)
        .field(QLatin1String("doctor_id"), appointment.doctor.value)
        .field(QLatin1String("starts_at"), appointment.startsAt)
        .field(QLatin1String("location"), clinic_day::anyOf(places, m_random));
}

void EventMaker::writeRecord(JsonWriter &json, bool isUrgent)
{
    json.field(QLatin1String("medical_record_id"), ++m_record)
        .field(QLatin1String("patient_id"), anyPatient().value)
        .key(QLatin1String("doctor_ids"));
    writeIds(json, {anyOf(m_cast.doctors).id});
    json.field(QLatin1String("title"), clinic_day::anyOf(examinations, m_random))
        .field(QLatin1String("urgent"), isUrgent);
}

void EventMaker::writeMessage(JsonWriter &json)
{
    const model::UserId patient = anyPatient(), doctor = anyOf(m_cast.doctors).id;
    const bool isToPatient = chance(70);
    json.field(QLatin1String("message_id"), ++m_record)
        .field(QLatin1String("sender_id"), (isToPatient ? doctor : patient).value)
        .field(QLatin1String("recipient_id"), (isToPatient ? patient : doctor).value);
}

// A quarter of an hour within three weeks, now and then today still.
QDateTime EventMaker::someTimeAfter(const QDateTime &now)
{
    const qint64 seconds = chance(30) ? m_random.bounded(3'600, 8 * 3'600) : m_random.bounded(86'400, 21 * 86'400);
    return QDateTime::fromSecsSinceEpoch((now.toSecsSinceEpoch() + seconds) / 900 * 900, Qt::UTC);
}

} // namespace mc::clinic_day
