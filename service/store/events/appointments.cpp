#include "store/events/appointments.h"

#include "model/json_writer.h"

namespace mc::store {

using model::Result;

namespace {

const Statement lockAppointments {QStringLiteral("lock appointments"), QStringLiteral(R"(
SELECT id, (date_part('epoch', told_at) * 1000)::bigint FROM appointments
WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE)")};

// Of two events of one moment the one that came later counts.
const Statement keepAppointments {QStringLiteral("keep appointments"), QStringLiteral(R"(
INSERT INTO appointments AS a (id, patient_id, doctor_id, starts_at, location, is_cancelled, told_at)
SELECT * FROM jsonb_to_recordset($1::jsonb) AS s (id bigint, patient_id bigint, doctor_id bigint, starts_at timestamptz,
                                                  location text, is_cancelled boolean, told_at timestamptz)
ORDER BY id
ON CONFLICT (id) DO UPDATE SET patient_id = excluded.patient_id, doctor_id = excluded.doctor_id, starts_at = excluded.starts_at,
    location = excluded.location, is_cancelled = excluded.is_cancelled, told_at = excluded.told_at
WHERE a.told_at <= excluded.told_at
RETURNING a.id, (date_part('epoch', a.reminded_at) * 1000)::bigint)")};

const Statement noteAppointmentsReminded {QStringLiteral("note appointments reminded"), QStringLiteral(R"(
UPDATE appointments SET reminded_at = greatest(reminded_at, $2) WHERE id = ANY ($1::bigint[]))")};

// What still waits to be dropped needs its appointment.
const Statement forgetAppointments {QStringLiteral("forget appointments"), QStringLiteral(R"(
DELETE FROM appointments WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM appointments a WHERE starts_at < $1 AND NOT EXISTS (
        SELECT FROM notifications n
        WHERE n.appointment_id = a.id AND NOT n.is_due AND n.reminder_lead IS NOT NULL)
    LIMIT $2)))")};

} // namespace

Result<QHash<qint64, QDateTime>> Appointments::lock(const QList<qint64> &ids)
{
    Result<Rows> rows = m_connection.run(lockAppointments, {arrayValue(ids)});
    if (!rows)
        return rows.error();
    QHash<qint64, QDateTime> known;
    while (rows->next()) {
        const qint64 id = rows->integer();
        known.insert(id, rows->time());
    }
    return known;
}

Result<QList<Appointment>> Appointments::keep(const QList<Appointment> &states)
{
    model::JsonWriter json(192 * (states.size() + 1));
    json.beginArray();
    for (const Appointment &state : states) {
        json.beginObject()
            .field(QLatin1String("id"), state.id)
            .field(QLatin1String("patient_id"), state.patient.value)
            .field(QLatin1String("doctor_id"), state.doctor.value)
            .field(QLatin1String("starts_at"), state.startsAt)
            .field(QLatin1String("location"), state.location)
            .field(QLatin1String("is_cancelled"), state.isCancelled)
            .field(QLatin1String("told_at"), state.toldAt)
            .endObject();
    }
    json.endArray();
    Result<Rows> rows = m_connection.run(keepAppointments, {QString::fromUtf8(json.take())});
    if (!rows)
        return rows.error();
    QHash<qint64, QDateTime> remindedAt;
    while (rows->next()) {
        const qint64 id = rows->integer();
        remindedAt.insert(id, rows->time());
    }
    QList<Appointment> kept;
    for (const Appointment &state : states) {
        const auto found = remindedAt.constFind(state.id);
        if (found == remindedAt.constEnd())
            continue;
        kept += state;
        kept.last().remindedAt = *found;
    }
    return kept;
}

Result<void> Appointments::noteReminded(const QList<qint64> &ids, const QDateTime &now)
{
    const Result<Rows> rows = m_connection.run(noteAppointmentsReminded, {arrayValue(ids), timeValue(now)});
    return rows ? Result<void>() : rows.error();
}

Result<int> Appointments::forget(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(forgetAppointments, {timeValue(before), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
