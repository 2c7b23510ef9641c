#include "store/requests/audit_log.h"

namespace mc::store {

using model::Result;

namespace {

// $1 at, $2–$4 actor, subject, role, $5 address, $6 request, $7 action, $8 target's type, $9 its id, $10 owners,
// $11 counts, $12 details. People of the directory are named by their pseudonyms, whether they act, or are acted on.
const Statement add {QStringLiteral("add to audit log"), QStringLiteral(R"(
WITH actor AS (
    SELECT coalesce(pseudonym_of($2::bigint), $2::bigint) AS name
), named AS (
    SELECT coalesce(pseudonym_of(touched.owner), touched.owner) AS name, touched.owner, touched.count
    FROM unnest($10::bigint[], $11::int[]) AS touched (owner, count)
)
INSERT INTO audit_log (at, actor_id, actor_subject, actor_role, address, request_id, action, target_type, target_id,
                       owner_id, details)
SELECT $1, actor.name, coalesce(actor.name::text, $3::text), $4, $5::inet, $6, $7, $8::text,
       CASE WHEN $8::text = 'user' AND $9::text = named.owner::text THEN named.name::text ELSE nullif($9::text, '') END, named.name,
       $12::jsonb || jsonb_build_object('records', named.count)
FROM named CROSS JOIN actor)")};

} // namespace

Result<void> AuditLog::add(const AuditEntry &entry)
{
    QStringList owners, counts;
    for (const AuditedRecords &records : entry.records) {
        owners += records.owner ? QString::number(records.owner->value) : QStringLiteral("NULL");
        counts += QString::number(records.count);
    }
    const Result<Rows> rows = m_connection.run(store::add,
        {timeValue(entry.at), entry.actor ? QVariant(entry.actor->value) : QVariant(), entry.subject,
            QString(word(entry.role)), entry.address, QString::fromLatin1(entry.requestId), entry.action,
            entry.action.section(u'.', 0, 0), entry.targetId, arrayValue(owners), arrayValue(counts),
            QString::fromUtf8(entry.details)});
    return rows ? Result<void>() : rows.error();
}

} // namespace mc::store
