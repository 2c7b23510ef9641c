#include "store/statistics/statistics.h"
#include "store/statistics/statistics_counters.h"

namespace mc::store {

using model::Result;

namespace {

// One session folds at a time, so the rows it updates are its alone. A key like that of the migrations, but not the same.
// $1 most.
const QString gone = QStringLiteral(R"(
WITH gone AS MATERIALIZED (
    DELETE FROM statistics_increments WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM statistics_increments WHERE (SELECT pg_try_advisory_xact_lock(4711200816)) LIMIT $1))
    RETURNING *
), )");

// %1 sums, %2 columns, %3 what each becomes.
const QString counters = QStringLiteral(R"(
hours AS (
    SELECT clinic_id, hour, %1 FROM gone GROUP BY clinic_id, hour
), folded AS (
    INSERT INTO statistics AS s (scope, scope_id, grain, bucket, %2)
    SELECT w.scope, w.scope_id, g.grain, g.bucket, %1
    FROM hours
    CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id)) w (scope, scope_id)
    CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, hour), ('day', date_trunc('day', hour, 'UTC')),
                               ('month', date_trunc('month', hour, 'UTC')), ('ever', '-infinity')) g (grain, bucket)
    GROUP BY w.scope, w.scope_id, g.grain, g.bucket
    ON CONFLICT (scope, grain, scope_id, bucket) DO UPDATE SET %3
), users_folded AS (
    INSERT INTO user_statistics AS s (user_id, hour, %2)
    SELECT user_id, hour, %1 FROM gone GROUP BY user_id, hour ORDER BY user_id, hour
    ON CONFLICT (user_id, hour) DO UPDATE SET %3
), )");

const QString histograms = QStringLiteral(R"(
latencies_folded AS (
    INSERT INTO statistics_latencies AS s (scope, scope_id, grain, bucket, latency, count)
    SELECT w.scope, w.scope_id, g.grain, g.bucket, latency, sum(latency_count)
    FROM gone
    CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id)) w (scope, scope_id)
    CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, hour), ('day', date_trunc('day', hour, 'UTC')),
                               ('month', date_trunc('month', hour, 'UTC'))) g (grain, bucket)
    WHERE latency IS NOT NULL
    GROUP BY w.scope, w.scope_id, g.grain, g.bucket, latency HAVING sum(latency_count) <> 0
    ON CONFLICT (scope, grain, scope_id, bucket, latency) DO UPDATE SET count = s.count + excluded.count
), errors_folded AS (
    INSERT INTO statistics_errors AS s (scope, scope_id, grain, bucket, channel, error, count)
    SELECT w.scope, w.scope_id, g.grain, g.bucket, error_channel, error, sum(error_count)
    FROM gone
    CROSS JOIN LATERAL (VALUES ('everybody'::statistics_scope, 0::bigint), ('clinic', clinic_id), ('user', user_id))
        w (scope, scope_id)
    CROSS JOIN LATERAL (VALUES ('hour'::statistics_grain, hour), ('day', date_trunc('day', hour, 'UTC')),
                               ('month', date_trunc('month', hour, 'UTC'))) g (grain, bucket)
    WHERE error IS NOT NULL
    GROUP BY w.scope, w.scope_id, g.grain, g.bucket, error_channel, error HAVING sum(error_count) <> 0
    ON CONFLICT (scope, grain, scope_id, bucket, channel, error) DO UPDATE SET count = s.count + excluded.count
)
SELECT count(*) FROM gone)");

const Statement fold {QStringLiteral("fold statistics"),
    gone
        + counters.arg(forEachCounter(QStringLiteral("sum(%1) AS %1")), forEachCounter(QStringLiteral("%1")),
            forEachCounter(QStringLiteral("%1 = nullif(coalesce(s.%1, 0) + coalesce(excluded.%1, 0), 0)")))
        + histograms};

} // namespace

Result<int> Statistics::fold(int most)
{
    Result<Rows> rows = m_connection.run(store::fold, {most});
    if (!rows)
        return rows.error();
    return rows->next() ? int(rows->integer(0)) : 0;
}

Result<void> Statistics::reclaim(bool shrink)
{
    return m_connection.execute(shrink ? QStringLiteral("VACUUM (SKIP_LOCKED) statistics_increments")
                                       : QStringLiteral("VACUUM (SKIP_LOCKED, TRUNCATE false) statistics_increments"));
}

} // namespace mc::store
