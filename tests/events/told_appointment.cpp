#include "told_appointment.h"

#include <array>

namespace mc::test {

namespace {

constexpr std::array types {"mediconnect.appointment.scheduled", "mediconnect.appointment.rescheduled",
    "mediconnect.appointment.cancelled"}; // by kind

QString text(const QDateTime &time) { return time.toUTC().toString(Qt::ISODateWithMs); }

} // namespace

QJsonObject toJson(const ToldAppointment &told)
{
    QJsonObject data {{QStringLiteral("appointment_id"), told.appointment},
        {QStringLiteral("patient_id"), told.patient}, {QStringLiteral("doctor_id"), told.doctor},
        {QStringLiteral("starts_at"), text(told.startsAt)}};
    if (told.kind == ToldAppointment::Kind::Rescheduled)
        data.insert(QStringLiteral("previous_starts_at"), text(told.previousStartsAt));
    if (!told.location.isEmpty())
        data.insert(QStringLiteral("location"), told.location);
    return {{QStringLiteral("specversion"), QStringLiteral("1.0")},
        {QStringLiteral("id"), QString::fromLatin1(told.event)},
        {QStringLiteral("source"), QStringLiteral("/appointments")},
        {QStringLiteral("type"), QLatin1String(types[std::size_t(told.kind)])},
        {QStringLiteral("time"), text(told.time)}, {QStringLiteral("data"), data}};
}

} // namespace mc::test
