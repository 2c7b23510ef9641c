#include "store/deliveries/live_outcomes.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::store {

using model::LiveDelivery;
using model::LiveOutcome;
using model::Result;

namespace {

constexpr int snapshotsKept = 10;

// $1 the last snapshot, $2 where the oldest one kept ended, $3 how many outcomes to tell one by one. The bounds of xid, the order
// and the limit keep the planner at the primary key, whatever it knows of the journal.
const Statement lookUp {QStringLiteral("live outcomes"), QStringLiteral(R"(
WITH fresh AS MATERIALIZED (
    SELECT nth, at, kind, channel, notification_id, delivery_id, attempt, reason, detail, priority, clinic_id, notification_type,
           became, took, suppressed
    FROM journal
    WHERE xid >= greatest(pg_snapshot_xmin($1::pg_snapshot), $2::xid8) AND xid <= '18446744073709551615'
      AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot)
    ORDER BY xid, nth LIMIT 50000
), outcomes AS MATERIALIZED (
    SELECT nth, at, notification_id, delivery_id, channel, attempt, reason, detail, priority, clinic_id, notification_type,
           CASE WHEN kind IN ('attempted', 'abandoned') THEN 'postponed' WHEN kind IN ('created', 'appeared') THEN 'sent'
                ELSE kind END AS outcome
    FROM fresh
    WHERE kind IN ('attempted', 'abandoned', 'sent', 'delivered', 'failed', 'suppressed', 'held')
       OR (kind IN ('created', 'appeared') AND became = 'sent')
    UNION ALL
    SELECT nth, at, notification_id, NULL, ruled_out.key::channel, NULL, ruled_out.value, NULL, priority, clinic_id,
           notification_type, 'suppressed'
    FROM fresh CROSS JOIN LATERAL jsonb_each_text(suppressed) ruled_out WHERE kind IN ('created', 'appeared')
), told AS (
    SELECT o.*, d.provider, n.notification_type AS type_of_all
    FROM (SELECT * FROM outcomes ORDER BY outcome IN ('sent', 'delivered'), nth DESC LIMIT $3) o
    LEFT JOIN deliveries d ON d.id = o.delivery_id LEFT JOIN notifications n ON n.id = o.notification_id
)
SELECT pg_current_snapshot()::text,
       (SELECT jsonb_object_agg(channel, counts) FROM (
            SELECT channel, jsonb_build_array(count(*) FILTER (WHERE outcome = 'sent'), count(*) FILTER (WHERE outcome = 'delivered'),
                                              count(*) FILTER (WHERE outcome = 'failed')) AS counts
            FROM outcomes GROUP BY channel) c),
       (SELECT jsonb_object_agg(bucket, count) FROM (
            SELECT latency_bucket(took) AS bucket, count(*) AS count FROM fresh
            WHERE kind IN ('sent', 'delivered') AND took IS NOT NULL GROUP BY 1) l),
       (SELECT count(*) FROM outcomes),
       t.notification_id, (date_part('epoch', t.at) * 1000)::bigint, t.delivery_id, t.channel, t.provider, t.outcome, t.attempt,
       t.reason, t.detail, coalesce(t.notification_type, t.type_of_all), t.priority, t.clinic_id
FROM (SELECT) one LEFT JOIN told t ON true ORDER BY t.nth)")};

const Statement firstLook {QStringLiteral("snapshot"), QStringLiteral("SELECT pg_current_snapshot()::text")};

// xmin:xmax:xip_list
QString reachOf(const QString &snapshot) { return snapshot.section(u':', 1, 1); }

QJsonObject objectFrom(Rows &row) { return QJsonDocument::fromJson(row.bytes().toByteArray()).object(); }

LiveDelivery deliveryFrom(Rows &row)
{
    LiveDelivery delivery;
    delivery.notificationId = row.notificationId();
    delivery.at = row.time();
    delivery.deliveryId = row.uuid();
    delivery.channel = row.word(&model::channelFromWord);
    delivery.provider = row.optionalWord(&model::providerFromWord);
    delivery.outcome = row.word(&model::liveOutcomeFromWord);
    if (const std::optional<qint64> attempt = row.optionalInteger())
        delivery.attempt = int(*attempt);
    delivery.reason = row.text();
    delivery.detail = row.text();
    delivery.type = row.word(&model::notificationTypeFromWord);
    delivery.priority = row.word(&model::priorityFromWord);
    delivery.clinicId = row.optionalInteger();
    return delivery;
}

// What comes with each row of a step, behind the snapshot.
void readTotals(Rows &row, LiveStep &step)
{
    const QJsonObject counts = objectFrom(row);
    for (std::size_t i = 0; i < model::allChannels.size(); ++i) {
        const QJsonArray numbers = counts.value(word(model::allChannels[i])).toArray();
        step.counts[i] = {numbers.at(0).toInteger(), numbers.at(1).toInteger(), numbers.at(2).toInteger()};
    }
    const QJsonObject latencies = objectFrom(row);
    for (auto bucket = latencies.begin(); bucket != latencies.end(); ++bucket)
        step.latencies.add(bucket.key().toInt(), bucket->toInteger());
    step.all = row.integer();
}

} // namespace

Result<LiveStep> LiveOutcomes::since(LivePosition &position, int most)
{
    if (position.snapshots.isEmpty()) {
        Result<Rows> rows = m_connection.run(firstLook);
        if (!rows)
            return rows.error();
        rows->next();
        position.snapshots += rows->text();
        return LiveStep();
    }
    const QString last = position.snapshots.last();
    const QString oldest
        = position.snapshots.size() < snapshotsKept ? QStringLiteral("0") : reachOf(position.snapshots.first());
    Result<Rows> rows = m_connection.run(lookUp, {last, oldest, qint64(most)});
    if (!rows)
        return rows.error();
    LiveStep found;
    rows->next();
    position.snapshots += rows->text();
    if (reachOf(position.snapshots.last()).toULongLong() < reachOf(last).toULongLong())
        position.snapshots = {position.snapshots.last()}; // another server took over, or a backup
    if (position.snapshots.size() > snapshotsKept)
        position.snapshots.removeFirst();
    readTotals(*rows, found);
    if (rows->isNull())
        return found;
    found.deliveries += deliveryFrom(*rows);
    while (rows->next()) {
        rows->skip(4);
        found.deliveries += deliveryFrom(*rows);
    }
    return found;
}

} // namespace mc::store
