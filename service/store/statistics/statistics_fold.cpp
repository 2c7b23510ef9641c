#include "store/statistics/metrics.h"
#include "store/statistics/statistics.h"

namespace mc::store {

using model::Result;

namespace {

// One session folds at a time, so the rows it updates are its alone. A key like that of the migrations, but not the same.
//
// What is folded is what this statement's snapshot sees and the one of the fold before did not: transactions that ended
// meanwhile, in whatever order they began. The position moves in the same transaction as the counters. Where there is more than
// $1, it goes up to the transaction with which that is reached. xid8 is compared, not counted: text is between.
const QString tail = QStringLiteral(R"(
WITH was AS MATERIALIZED (
    SELECT folded FROM statistics_position WHERE pg_try_advisory_xact_lock(4711200816)
), next AS (
    SELECT xid FROM journal
    WHERE xid >= (SELECT pg_snapshot_xmax(folded) FROM was) AND xid <= '18446744073709551615' ORDER BY xid LIMIT $1
), reach AS MATERIALIZED (
    SELECT CASE WHEN count(*) < $1 THEN pg_snapshot_xmax(pg_current_snapshot())
                ELSE (max(xid::text::bigint) + 1)::text::xid8 END AS xmax FROM next
), open AS MATERIALIZED (
    SELECT string_agg(xid::text, ',' ORDER BY xid) AS xids
    FROM pg_snapshot_xip(pg_current_snapshot()) xid, reach WHERE xid < reach.xmax
), moved AS MATERIALIZED (
    UPDATE statistics_position p
    SET folded = concat(least(pg_snapshot_xmin(pg_current_snapshot()), reach.xmax), ':', reach.xmax, ':', open.xids)::pg_snapshot
    FROM was, reach, open WHERE p.folded::text = was.folded::text
    RETURNING was.folded AS before, p.folded AS after
), facts AS (
    SELECT j.* FROM moved m JOIN journal j ON j.xid >= pg_snapshot_xmax(m.before) AND j.xid < pg_snapshot_xmax(m.after)
    UNION ALL
    SELECT f.* FROM moved, pg_snapshot_xip(before) AS open (xid) CROSS JOIN LATERAL (
        SELECT * FROM journal WHERE xid BETWEEN open.xid AND open.xid OFFSET 0) f
), fresh AS MATERIALIZED (
    SELECT %1 FROM facts j
), )")
                         .arg(factColumns());

// %1 sums, %2 sums of what is present, %3 one of these is not zero, %4 the columns, %5 both added up. Of a user there is no more
// than their hours, and what is present.
const QString counters = QStringLiteral(R"(
hours AS (
    SELECT clinic_id, hour, %1 FROM fresh GROUP BY clinic_id, hour
), folded AS (
    INSERT INTO statistics_counters AS s (scope, scope_id, grain, bucket, %4)
    SELECT w.scope, w.scope_id, g.grain, g.bucket, %1
    FROM hours
    CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id)) w (scope, scope_id)
    CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, hour), ('day', date_trunc('day', hour, 'UTC')),
                               ('month', date_trunc('month', hour, 'UTC')), ('ever', '-infinity')) g (grain, bucket)
    WHERE g.bucket IS NOT NULL
    GROUP BY w.scope, w.scope_id, g.grain, g.bucket
    UNION ALL
    SELECT 'user', user_id, 'hour', hour, %1 FROM fresh WHERE hour IS NOT NULL GROUP BY user_id, hour
    UNION ALL
    SELECT 'user', user_id, 'ever', '-infinity', %2 FROM fresh GROUP BY user_id HAVING %3
    ON CONFLICT (scope, grain, scope_id, bucket) DO UPDATE SET %5
), )");

const QString histograms = QStringLiteral(R"(
latencies_folded AS (
    INSERT INTO statistics_latencies AS s (scope, scope_id, grain, bucket, latency, count)
    SELECT w.scope, w.scope_id, g.grain, g.bucket, latency, count(*)
    FROM fresh
    CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id)) w (scope, scope_id)
    CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, hour), ('day', date_trunc('day', hour, 'UTC')),
                               ('month', date_trunc('month', hour, 'UTC'))) g (grain, bucket)
    WHERE latency IS NOT NULL
    GROUP BY w.scope, w.scope_id, g.grain, g.bucket, latency
    ON CONFLICT (scope, grain, scope_id, bucket, latency) DO UPDATE SET count = s.count + excluded.count
), errors_folded AS (
    INSERT INTO statistics_errors AS s (scope, scope_id, grain, bucket, channel, error, count)
    SELECT w.scope, w.scope_id, g.grain, g.bucket, channel, error, sum(failures)
    FROM fresh
    CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id), ('user', user_id))
        w (scope, scope_id)
    CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, hour), ('day', date_trunc('day', hour, 'UTC')),
                               ('month', date_trunc('month', hour, 'UTC'))) g (grain, bucket)
    WHERE error IS NOT NULL
    GROUP BY w.scope, w.scope_id, g.grain, g.bucket, channel, error HAVING sum(failures) <> 0
    ON CONFLICT (scope, grain, scope_id, bucket, channel, error) DO UPDATE SET count = s.count + excluded.count
)
SELECT count(*) FROM fresh)");

QString presentSums()
{
    QStringList sums;
    for (const MetricDefinition &metric : metrics())
        sums += metric.isPresent ? QStringLiteral("sum(%1)").arg(metric.name) : QStringLiteral("NULL");
    return sums.join(QLatin1String(", "));
}

QString anyPresent()
{
    QStringList conditions;
    for (const QString &name : presentMetricNames())
        conditions += QStringLiteral("sum(%1) <> 0").arg(name);
    return conditions.join(QLatin1String(" OR "));
}

// $1 most.
const Statement fold {QStringLiteral("fold statistics"),
    tail
        + counters.arg(forEach(metricNames(), QStringLiteral("sum(%1) AS %1")), presentSums(), anyPresent(),
            forEach(metricNames(), QStringLiteral("%1")),
            forEach(metricNames(), QStringLiteral("%1 = nullif(coalesce(s.%1, 0) + coalesce(excluded.%1, 0), 0)")))
        + histograms};

} // namespace

Result<int> Statistics::fold(int most)
{
    Result<Rows> rows = m_connection.run(store::fold, {most});
    if (!rows)
        return rows.error();
    return rows->next() ? int(rows->integer()) : 0;
}

} // namespace mc::store
