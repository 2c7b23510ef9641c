#include "store/retention/personal_data.h"

#include <QtCore/QRegularExpression>

#include <array>

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// A section is a statement: number and id of a record, by which they are ordered, and what it says. $1 user, $2 and $3 behind that
// number and id, $4 most.
struct Section
{
    const char *kind;
    const char *sql;
};

constexpr std::array sections {
    Section {"user", R"(
SELECT 0, NULL, jsonb_build_object('id', u.id, 'username', u.username, 'email', u.email, 'phone', u.phone,
    'first_name', u.first_name, 'last_name', u.last_name, 'role', u.role, 'clinic_id', u.clinic_id, 'timezone', u.timezone,
    'locale', u.locale, 'is_active', u.is_active, 'external_id', u.external_id,
    'created_at', rfc3339(u.created_at), 'updated_at', rfc3339(u.updated_at),
    'last_seen_at', rfc3339(u.last_seen_at),
    'password_set_at', (SELECT rfc3339(a.updated_at) FROM accounts a WHERE a.user_id = u.id),
    'sms_opted_out_at', (SELECT rfc3339(o.opted_out_at) FROM sms_opt_outs o WHERE o.phone = u.phone))
FROM users u WHERE u.id = $1 AND u.erasing_since IS NULL AND $2::bigint < 0 AND $3::uuid IS NOT NULL AND $4::int > 0)"},
    Section {"preferences", R"(
SELECT 0, NULL, to_jsonb(p) - 'user_id' || jsonb_build_object('updated_at', rfc3339(p.updated_at))
FROM preferences p WHERE p.user_id = $1 AND $2::bigint < 0 AND $3::uuid IS NOT NULL AND $4::int > 0)"},
    Section {"device", R"(
SELECT d.id, NULL, jsonb_build_object('id', d.id, 'device_type', d.device_type, 'device_name', d.device_name,
    'app_version', d.app_version, 'is_active', d.is_active, 'created_at', rfc3339(d.created_at),
    'updated_at', rfc3339(d.updated_at), 'last_used_at', rfc3339(d.last_used_at))
FROM devices d WHERE d.user_id = $1 AND d.id > $2 AND $3::uuid IS NOT NULL ORDER BY d.id LIMIT $4)"},
    Section {"session", R"(
SELECT nth, NULL, session FROM (
    SELECT row_number() OVER (ORDER BY t.created_at, t.token_hash) AS nth, jsonb_build_object(
        'created_at', rfc3339(t.created_at), 'rotated_at', rfc3339(t.rotated_at), 'expires_at', rfc3339(t.expires_at)) AS session
    FROM refresh_tokens t WHERE t.user_id = $1) s
WHERE nth > $2 AND $3::uuid IS NOT NULL ORDER BY nth LIMIT $4)"},
    Section {"appointment", R"(
SELECT a.id, NULL, jsonb_build_object('id', a.id, 'patient_id', a.patient_id, 'doctor_id', a.doctor_id,
    'starts_at', rfc3339(a.starts_at), 'location', a.location, 'is_cancelled', a.is_cancelled, 'told_at', rfc3339(a.told_at))
FROM appointments a
WHERE (a.patient_id = $1 OR a.doctor_id = $1) AND a.id > $2 AND $3::uuid IS NOT NULL ORDER BY a.id LIMIT $4)"},
    Section {"notification", R"(
SELECT (extract(epoch FROM n.created_at) * 1000000)::bigint, n.id, jsonb_build_object('id', n.id, 'sender_id', n.sender_id,
    'notification_type', n.notification_type, 'priority', n.priority, 'delivery_status', n.delivery_status, 'title', n.title,
    'message', n.message, 'texts', n.texts, 'channels', n.channels, 'suppressed', n.suppressed, 'is_read', n.is_read,
    'created_at', rfc3339(n.created_at), 'scheduled_for', rfc3339(n.scheduled_for), 'delivered_at', rfc3339(n.delivered_at),
    'read_at', rfc3339(n.read_at), 'clicked_at', rfc3339(n.clicked_at), 'cancelled_at', rfc3339(n.cancelled_at),
    'appointment_id', n.appointment_id, 'message_id', n.message_id, 'medical_record_id', n.medical_record_id,
    'invoice_id', n.invoice_id, 'action_url', n.action_url, 'deep_link', n.deep_link, 'batch_id', n.batch_id, 'trace_id', n.trace_id,
    'deliveries', ARRAY(
        SELECT jsonb_build_object('id', d.id, 'channel', d.channel, 'provider', d.provider, 'device_id', d.device_id,
            'status', d.status, 'reason', d.reason, 'detail', d.detail, 'attempts', d.attempts, 'last_error', d.last_error,
            'created_at', rfc3339(d.created_at), 'last_attempt_at', rfc3339(d.last_attempt_at), 'sent_at', rfc3339(d.sent_at),
            'delivered_at', rfc3339(d.delivered_at))
        FROM deliveries d WHERE d.notification_id = n.id ORDER BY d.id),
    'history', ARRAY(
        SELECT jsonb_strip_nulls(jsonb_build_object('at', rfc3339(j.at), 'kind', j.kind, 'channel', j.channel,
            'delivery_id', j.delivery_id, 'attempt', j.attempt, 'reason', j.reason, 'error', j.error, 'detail', j.detail))
        FROM journal j WHERE j.notification_id = n.id ORDER BY j.at, j.nth LIMIT 200))
FROM notifications n
WHERE n.recipient_id = $1 AND n.created_at >= 'epoch'::timestamptz + $2::bigint * interval '1 microsecond'
  AND ((extract(epoch FROM n.created_at) * 1000000)::bigint, n.id) > ($2::bigint, $3::uuid)
ORDER BY n.created_at, n.id LIMIT $4)"},
    Section {"sent", R"(
SELECT 0, n.id, jsonb_build_object('id', n.id, 'notification_type', n.notification_type, 'created_at', rfc3339(n.created_at))
FROM notifications n WHERE n.sender_id = $1 AND $2::bigint IS NOT NULL AND n.id > $3 ORDER BY n.id LIMIT $4)"},
    Section {"statistics", R"(
SELECT extract(epoch FROM s.bucket)::bigint, NULL, jsonb_strip_nulls(to_jsonb(s) - '{scope,scope_id,grain,bucket}'::text[])
    || jsonb_build_object('hour', rfc3339(s.bucket))
FROM statistics_counters s
WHERE s.scope = 'user' AND s.grain = 'hour' AND s.scope_id = $1
  AND s.bucket > 'epoch'::timestamptz + $2::bigint * interval '1 second' AND $3::uuid IS NOT NULL
ORDER BY s.bucket LIMIT $4)"},
    Section {"access", R"(
SELECT a.id, NULL, jsonb_build_object('at', rfc3339(a.at), 'action', a.action, 'by', a.actor_role,
    'is_own', coalesce(a.actor_id IN ($1, pseudonym_of($1)), false), 'target_type', a.target_type, 'details', a.details)
FROM audit_log a
WHERE (a.owner_id IN ($1, pseudonym_of($1)) OR a.actor_id IN ($1, pseudonym_of($1))) AND a.id > $2 AND $3::uuid IS NOT NULL
ORDER BY a.id LIMIT $4)"},
};

/// Where a page begins: behind a record of a section.
struct Place
{
    std::size_t section = 0;
    qint64 number = -1;
    QString id = QStringLiteral("00000000-0000-0000-0000-000000000000");
};

// "notification.1700000000000000.<uuid>"; what comes from outside may be anything.
std::optional<Place> placeFrom(const QString &cursor)
{
    if (cursor.isEmpty())
        return Place();
    static const QRegularExpression form(
        QStringLiteral("\\A([a-z]+)\\.([0-9]{1,18})(?:\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?\\z"));
    const auto match = form.match(cursor);
    const auto *const found = std::find_if(sections.begin(), sections.end(),
        [&match](const Section &section) { return match.captured(1) == QLatin1String(section.kind); });
    if (!match.hasMatch() || found == sections.end())
        return {};
    Place place {.section = std::size_t(found - sections.begin()), .number = match.captured(2).toLongLong()};
    if (match.hasCaptured(3))
        place.id = match.captured(3);
    return place;
}

QByteArray cursorAt(const Section &section, QByteArrayView number, QByteArrayView id)
{
    const QByteArray place = QByteArray(section.kind) + '.' + number.toByteArray();
    return id.isEmpty() ? place : place + '.' + id.toByteArray();
}

const QList<Statement> &statements()
{
    static const QList<Statement> all = [] {
        QList<Statement> made;
        for (const Section &section : sections)
            made += Statement {
                QStringLiteral("export of %1").arg(QLatin1String(section.kind)), QLatin1String(section.sql)};
        return made;
    }();
    return all;
}

} // namespace

Result<PersonalDataPage> PersonalData::page(model::UserId user, const QString &cursor, int size)
{
    std::optional<Place> place = placeFrom(cursor);
    if (!place)
        return model::fieldError(
            QStringLiteral("cursor"), QStringLiteral("invalid"), QStringLiteral("Not a cursor of an export."));
    PersonalDataPage result;
    QByteArray last;
    for (; place->section < sections.size(); *place = {.section = place->section + 1}) {
        const Section &section = sections[place->section];
        const int most = size + 1 - int(result.records.size());
        Result<Rows> rows
            = m_connection.run(statements()[qsizetype(place->section)], {user.value, place->number, place->id, most});
        if (!rows)
            return rows.error();
        if (place->section == 0 && place->number < 0 && rows->count() == 0)
            return Error {ErrorCode::NotFound, QStringLiteral("There is no such user.")};
        while (rows->next()) {
            if (result.records.size() == size) {
                result.nextCursor = last;
                return result;
            }
            const QByteArrayView number = rows->bytes(), id = rows->bytes();
            last = cursorAt(section, number, id);
            result.records += {.kind = section.kind, .json = rows->bytes().toByteArray()};
        }
    }
    return result;
}

} // namespace mc::store
