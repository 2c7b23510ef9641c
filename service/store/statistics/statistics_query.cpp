#include "store/statistics/statistics_query.h"

#include "store/statistics/metrics.h"

namespace mc::store {

namespace {

// $1 whose; $2 from and $3 to of the window, $4 its first day, $5 first month and $6 last month; $7 step and $8 from of the
// chart, $9 now, $10, $11 and $12 the chart's first day, first month and last month. What was not yet folded is read first, of
// whomever is asked for.

enum class Of { Everybody, Clinic, User };

// What the fold has not seen: transactions behind its snapshot, and those that were open then. The bounds tell the planner that
// these are few: of xid it may know a single value, which a migration gave to all rows, and would read the whole journal for it.
QString fresh(Of of)
{
    const char *condition = of == Of::User ? "j.user_id = $1"
        : of == Of::Clinic                 ? "coalesce(j.clinic_id, 0) = $1"
                                           : "$1 = 0";
    return QStringLiteral(R"(WITH fresh AS MATERIALIZED (
    SELECT %1 FROM (
        SELECT * FROM journal WHERE xid >= (SELECT pg_snapshot_xmax(folded) FROM statistics_position)
            AND xid <= '18446744073709551615'
        UNION ALL
        SELECT f.* FROM statistics_position, pg_snapshot_xip(folded) AS open (xid) CROSS JOIN LATERAL (
            SELECT * FROM journal WHERE xid BETWEEN open.xid AND open.xid OFFSET 0) f) j
    WHERE %2)
)")
        .arg(factColumns(), QLatin1String(condition));
}

QString scopeWord(Of of) { return QLatin1String(of == Of::User ? "user" : of == Of::Clinic ? "clinic" : "everybody"); }

const QString from = QStringLiteral("$2"), chartFrom = QStringLiteral("$8"), whose = QStringLiteral("$1");

// As rows of constants: of these PostgreSQL knows the number beforehand, and keeps its plan.
QString piecesBetween(const char *begin, const char *firstDay, const char *firstMonth, const char *lastMonth)
{
    return QStringLiteral("(VALUES ('hour'::statistics_grain, %1::timestamptz, %2::timestamptz), ('day', %2, %3), "
                          "('month', %3, %4), ('day', %4, $3))")
        .arg(QLatin1String(begin), QLatin1String(firstDay), QLatin1String(firstMonth), QLatin1String(lastMonth));
}

const QString window = piecesBetween("$2", "$4", "$5", "$6"), chart = piecesBetween("$8", "$10", "$11", "$12");

// Rows of one of the tables in those pieces, of scope %1 and its id %2: %3 columns, %4 table, %5 pieces. The offset keeps the
// planner from joining in any other way than piece by piece through the index.
QString inPieces(
    const QString &scope, const QString &id, const QString &columns, const QString &table, const QString &pieces)
{
    return QStringLiteral(R"(
SELECT r.* FROM %5 AS p (grain, begins, ends) CROSS JOIN LATERAL (
    SELECT bucket, %3 FROM %4 WHERE scope = '%1' AND grain = p.grain AND scope_id = %2 AND bucket >= p.begins AND bucket < p.ends
    OFFSET 0) r)")
        .arg(scope, id, columns, table, pieces);
}

QString freshOnes(const QString &columns, const QString &begin)
{
    return QStringLiteral(
        "\nUNION ALL\nSELECT hour, %1 FROM fresh WHERE hour >= %2::timestamptz AND hour < $3::timestamptz")
        .arg(columns, begin);
}

// Folded and fresh counters. Users' are found by the hour alone.
QString counters(Of of, const QStringList &names, const QString &begin, const QString &pieces)
{
    const QString folded = of == Of::User
        ? QStringLiteral("SELECT bucket, %1 FROM statistics_counters WHERE scope = 'user' AND grain = 'hour' "
                         "AND scope_id = $1 AND bucket >= %2::timestamptz AND bucket < $3::timestamptz")
              .arg(names.join(QLatin1String(", ")), begin)
        : inPieces(
            scopeWord(of), whose, names.join(QLatin1String(", ")), QStringLiteral("statistics_counters"), pieces);
    return folded + freshOnes(names.join(QLatin1String(", ")), begin);
}

QString totals(Of of)
{
    return QStringLiteral(
        "SELECT 'totals' AS section, NULL::text AS key, NULL::text AS detail, ARRAY[%1]::bigint[] AS numbers "
        "FROM (%2) c")
        .arg(forEach(metricNames(), QStringLiteral("coalesce(sum(%1), 0)")), counters(of, metricNames(), from, window));
}

QString present(Of of)
{
    const QStringList names = presentMetricNames();
    return QStringLiteral("SELECT 'present', NULL, NULL, ARRAY[%1]::bigint[] FROM (SELECT %2 FROM statistics_counters "
                          "WHERE scope = '%3' AND grain = 'ever' AND scope_id = $1 UNION ALL SELECT %2 FROM fresh) p")
        .arg(forEach(names, QStringLiteral("coalesce(sum(%1), 0)")), names.join(QLatin1String(", ")), scopeWord(of));
}

// From each priority's end of the index of what is due at `now`, so far as to tell a queue that is long.
QString due(Of of, const char *now)
{
    const char *condition = of == Of::User ? "recipient_id = $1" : of == Of::Clinic ? "clinic_id = $1" : "true";
    return QStringLiteral(R"(
SELECT 'due', NULL, NULL, ARRAY[count(*), coalesce(min(date_part('epoch', due_at) * 1000)::bigint, 0)]
FROM unnest(enum_range(NULL::notification_priority)) AS p (priority)
CROSS JOIN LATERAL (
    SELECT due_at, recipient_id, clinic_id FROM deliveries
    WHERE status = 'pending' AND priority = p.priority AND due_at <= %2::timestamptz ORDER BY due_at LIMIT 5000) d
WHERE %1)")
        .arg(QLatin1String(condition), QLatin1String(now));
}

QString timeline(Of of)
{
    return QStringLiteral(
        "SELECT 'timeline', (date_part('epoch', date_trunc($7, bucket, 'UTC')) * 1000)::bigint::text, NULL, "
        "ARRAY[sum(total), sum(was_read)]::bigint[] FROM (%1) t WHERE total IS NOT NULL OR was_read IS NOT NULL "
        "GROUP BY 2")
        .arg(counters(of, {QStringLiteral("total"), QStringLiteral("was_read")}, chartFrom, chart));
}

// Every clinic that ever had anything has a row of grain 'ever'; what each had in the window is found through its index.
QString clinics()
{
    const QStringList names {QStringLiteral("total"), QStringLiteral("unread"), QStringLiteral("was_read"),
        QStringLiteral("in_app_sent"), QStringLiteral("in_app_delivered"), QStringLiteral("push_sent"),
        QStringLiteral("push_delivered"), QStringLiteral("push_failed"), QStringLiteral("email_sent"),
        QStringLiteral("email_delivered"), QStringLiteral("email_failed"), QStringLiteral("sms_sent"),
        QStringLiteral("sms_delivered"), QStringLiteral("sms_failed")};
    QStringList succeeded, failed;
    for (const QString &name : names) {
        if (name.endsWith(QLatin1String("_sent")) || name.endsWith(QLatin1String("_delivered")))
            succeeded += QStringLiteral("coalesce(sum(%1), 0)").arg(name);
        else if (name.endsWith(QLatin1String("_failed")))
            failed += QStringLiteral("coalesce(sum(%1), 0)").arg(name);
    }
    const QString sums = QStringLiteral(
        "sum(total) AS total, sum(unread) AS unread, sum(was_read) AS was_read, %1 AS succeeded, %2 AS failed")
                             .arg(succeeded.join(QLatin1String(" + ")), failed.join(QLatin1String(" + ")));
    return QStringLiteral(R"(
(SELECT 'clinic', clinic_id::text, NULL,
        ARRAY[sum(total), coalesce(sum(unread), 0), coalesce(sum(was_read), 0), sum(succeeded), sum(failed)]::bigint[]
 FROM (SELECT e.scope_id AS clinic_id, s.* FROM statistics_counters e CROSS JOIN LATERAL (SELECT %1 FROM (%2) c) s
       WHERE e.scope = 'clinic' AND e.grain = 'ever'
       UNION ALL
       SELECT clinic_id, %1 FROM fresh WHERE hour >= $2::timestamptz AND hour < $3::timestamptz GROUP BY clinic_id) k
 GROUP BY clinic_id HAVING sum(total) > 0 ORDER BY sum(total) DESC, clinic_id LIMIT 100))")
        .arg(sums,
            inPieces(QStringLiteral("clinic"), QStringLiteral("e.scope_id"), names.join(QLatin1String(", ")),
                QStringLiteral("statistics_counters"), window));
}

const QString home = QStringLiteral("SELECT 'home', coalesce(clinic_id, 0)::text, NULL, '{}' FROM users WHERE id = $1");

QString latencies(Of of)
{
    return QStringLiteral(
        "SELECT 'latency', latency::text, NULL, ARRAY[sum(count)]::bigint[] FROM (%1 AND latency IS NOT NULL) l "
        "GROUP BY latency HAVING sum(count) > 0")
        .arg(inPieces(
                 scopeWord(of), whose, QStringLiteral("latency, count"), QStringLiteral("statistics_latencies"), window)
            + freshOnes(QStringLiteral("latency, 1"), from));
}

QString errors(Of of)
{
    return QStringLiteral("(SELECT 'error', error, channel::text AS detail, ARRAY[sum(count)]::bigint[] "
                          "FROM (%1 AND error IS NOT NULL) e GROUP BY channel, error HAVING sum(count) > 0 "
                          "ORDER BY sum(count) DESC, error, channel LIMIT 10)")
        .arg(inPieces(scopeWord(of), whose, QStringLiteral("channel, error, count"),
                 QStringLiteral("statistics_errors"), window)
            + freshOnes(QStringLiteral("channel, error, failures"), from));
}

Statement statement(Of of)
{
    QStringList sections {totals(of), present(of), due(of, "$9"), timeline(of)};
    if (of == Of::Everybody)
        sections += clinics();
    sections += of == Of::User ? home : latencies(of);
    sections += errors(of);
    return {QStringLiteral("admin statistics"), fresh(of) + sections.join(QLatin1String("\nUNION ALL\n"))};
}

const Statement ofOneUser {QStringLiteral("statistics of a user"), fresh(Of::User) + totals(Of::User)};
// $1 nobody in particular, $2 now.
const Statement queueOfEverybody {QStringLiteral("queue"),
    fresh(Of::Everybody) + present(Of::Everybody) + QLatin1String("\nUNION ALL\n") + due(Of::Everybody, "$2")};
const Statement dueOfEverybody {QStringLiteral("due"), due(Of::Everybody, "$1")};
const Statement ofEverybody = statement(Of::Everybody);
const Statement ofClinic = statement(Of::Clinic);
const Statement ofUserForAdmin = statement(Of::User);

} // namespace

StatisticsQuery StatisticsQuery::ofUser(model::UserId user, const StatisticsWindow &window)
{
    const StatisticsBorders borders = StatisticsBorders::of(window, StatisticsGrain::Hour);
    return {ofOneUser, {user.value, borders.from, borders.to}};
}

StatisticsQuery StatisticsQuery::queue(const QDateTime &now) { return {queueOfEverybody, {qint64(0), timeValue(now)}}; }

StatisticsQuery StatisticsQuery::due(const QDateTime &now) { return {dueOfEverybody, {timeValue(now)}}; }

StatisticsQuery StatisticsQuery::forAdmin(
    const StatisticsScope &scope, const StatisticsWindow &window, const StatisticsChart &timeline, const QDateTime &now)
{
    const StatisticsBorders borders = StatisticsBorders::of(window, StatisticsGrain::Month);
    const StatisticsBorders chartBorders = StatisticsBorders::of({timeline.from, window.to}, timeline.step);
    QVariantList values {scope.user ? scope.user->value : scope.clinic.value_or(0), borders.from, borders.to,
        borders.firstDay, borders.firstMonth, borders.lastMonth, word(timeline.step), chartBorders.from,
        timeValue(now)};
    if (scope.user)
        return {ofUserForAdmin, values};
    values << chartBorders.firstDay << chartBorders.firstMonth << chartBorders.lastMonth;
    return {scope.clinic ? ofClinic : ofEverybody, values};
}

} // namespace mc::store
