#include "store/deliveries/queue_depth.h"

namespace mc::store {

namespace {

// $1 now. Bounded, so that a queue that has grown does not make looking at it slow too.
const Statement depth {QStringLiteral("queue depth"), QStringLiteral(R"(
SELECT d.due, d.held, d.oldest, s.scheduled
FROM (SELECT count(*) FILTER (WHERE due_at <= $1)::int AS due, count(*) FILTER (WHERE due_at > $1)::int AS held,
             coalesce(date_part('epoch', $1 - min(due_at) FILTER (WHERE due_at <= $1)) * 1000, 0)::bigint AS oldest
      FROM (SELECT due_at FROM deliveries WHERE status = 'pending' LIMIT 100000) pending) d,
     (SELECT count(*)::int AS scheduled
      FROM (SELECT FROM notifications WHERE NOT is_due AND cancelled_at IS NULL LIMIT 100000) waiting) s)")};

} // namespace

model::Result<QueueDepth> queueDepth(DatabaseConnection &connection, const QDateTime &now)
{
    model::Result<Rows> rows = connection.run(depth, {timeValue(now)});
    if (!rows)
        return rows.error();
    rows->next();
    QueueDepth found;
    found.due = int(rows->integer());
    found.held = int(rows->integer());
    found.oldestDueSeconds = double(rows->integer()) / 1000;
    found.scheduled = int(rows->integer());
    return found;
}

} // namespace mc::store
