#include "store/deliveries/planned.h"

#include "store/journal/journal.h"

namespace mc::store {

QString plannedDeliveries(const char *rows, const char *deliveries, const char *at)
{
    return QStringLiteral(R"(planned AS (
    INSERT INTO deliveries AS d (id, notification_id, recipient_id, clinic_id, priority, channel, provider, device_id, status,
                                 reason, detail, created_at, due_at, counted_at)
    SELECT p.id, f.id, f.recipient_id, f.clinic_id, f.priority, p.channel, p.provider, p.device_id, 'pending',
           p.reason, p.detail, %3, p.due_at, CASE WHEN p.reason IS NULL THEN %3 END
    FROM %1 f CROSS JOIN LATERAL jsonb_to_recordset(%2) AS p (id uuid, channel channel, provider provider, device_id bigint,
                                                              reason text, detail text, due_at timestamptz)
    RETURNING %4
), )")
               .arg(QLatin1String(rows), QLatin1String(deliveries), QLatin1String(at),
                   QLatin1String(journal::deliveryFacts))
        + journal::deliveryFact("queued", "planned",
            {{"kind", "CASE WHEN f.reason IS NULL THEN 'queued' ELSE 'held' END"}, {"at", "f.created_at"},
                {"became", "f.status"}, {"reason", "f.reason"}, {"detail", "f.detail"},
                {"held_until", "CASE WHEN f.reason IS NOT NULL THEN f.next_at END"}});
}

} // namespace mc::store
