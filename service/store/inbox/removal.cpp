#include "store/inbox/removal.h"

#include "store/journal/journal.h"

namespace mc::store {

QString removal(const char *which, const char *now, const QString &told)
{
    return QStringLiteral(R"(
WITH gone AS (
    DELETE FROM notifications n WHERE %6
    RETURNING %1, n.is_read, n.is_due, n.cancelled_at, n.delivery_status
), lost AS (
    DELETE FROM deliveries d USING gone g WHERE d.notification_id = g.id RETURNING %2, d.counted_at, d.leased_until
), kept AS (
    INSERT INTO deleted_deliveries (recipient_id, counted_at, notification_id, channel)
    SELECT recipient_id, counted_at, notification_id, channel FROM lost
    WHERE counted_at > %7 - interval '2 days' AND (status <> 'pending' OR attempts > 0 OR leased_until IS NOT NULL)
), pending AS (
    SELECT * FROM lost WHERE status = 'pending'
), %3, due AS (
    SELECT * FROM gone WHERE is_due
), waiting AS (
    SELECT * FROM gone WHERE NOT is_due
), %4, %5)")
        .arg(QLatin1String(journal::notificationFacts), QLatin1String(journal::deliveryFacts),
            journal::deliveryFact("withdrawn", "pending",
                {{"kind", "'withdrawn'"}, {"at", now}, {"was", "f.status"},
                    {"retrying", "CASE WHEN f.attempts > 0 THEN -1 END"}}),
            journal::notificationFact("unseen", "waiting",
                {{"kind", "'deleted'"}, {"at", now}, {"scheduled", "CASE WHEN f.cancelled_at IS NULL THEN -1 END"}}),
            told, QLatin1String(which), QLatin1String(now));
}

QString bulkRemovalTold(const char *rows, const char *now)
{
    return QStringLiteral(R"(per_recipient AS (
    SELECT recipient_id, sum(%1)::int AS unread, count(*)::int AS affected, array_agg(id ORDER BY id) AS ids
    FROM %2 f GROUP BY recipient_id
), %3, %4)")
        .arg(QLatin1String(lessUnread), QLatin1String(rows),
            journal::bulkChanges("per_recipient", {{"kind", "'bulk_deleted'"}, {"at", now}}),
            journal::notificationFact("facts", rows, {{"kind", "'deleted'"}, {"at", now}, {"unread", lessUnread}}));
}

} // namespace mc::store
