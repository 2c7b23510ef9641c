#include "store/events/event_outbox.h"

#include "model/json_writer.h"

namespace mc::store {

using model::Result;

namespace {

constexpr qint64 mostBytesAtOnce = 4 * 1024 * 1024;

const Statement oldestAge {QStringLiteral("age of event outbox"), QStringLiteral(R"(
SELECT (date_part('epoch', clock_timestamp() - inserted_at) * 1000)::bigint FROM event_outbox ORDER BY nth LIMIT 1)")};

// A key like that of the migrations, but not the same.
const Statement lockOutbox {
    QStringLiteral("lock event outbox"), QStringLiteral("SELECT pg_try_advisory_xact_lock(4711200817)")};

// $1 most, $2 most bytes of one, $3 most bytes of all, the first one let alone; $4 after.
const Statement firstEvents {QStringLiteral("first of event outbox"), QStringLiteral(R"(
SELECT nth, CASE WHEN size <= $2 THEN event END
FROM (SELECT nth, event, size, sum(least(size, $2)) OVER (ORDER BY nth) - least(size, $2) AS before
      FROM (SELECT nth, event::text AS event, octet_length(event::text) AS size FROM event_outbox WHERE nth > $4 ORDER BY nth LIMIT $1) w) w
WHERE before <= $3 ORDER BY nth)")};

// $1 which, $2 the refused among them, $3 now.
const Statement removeEvents {QStringLiteral("remove from event outbox"), QStringLiteral(R"(
WITH removed AS (
    DELETE FROM event_outbox WHERE nth = ANY ($1::bigint[]) RETURNING nth, event, inserted_at
)
INSERT INTO event_outbox_refused (nth, event, reason, inserted_at, refused_at)
SELECT nth, event, reason, inserted_at, $3
FROM removed JOIN jsonb_to_recordset($2::jsonb) AS r (nth bigint, reason text) USING (nth))")};

const Statement forgetRefusedEvents {QStringLiteral("forget refused of event outbox"), QStringLiteral(R"(
DELETE FROM event_outbox_refused
WHERE ctid = ANY (ARRAY(SELECT ctid FROM event_outbox_refused WHERE refused_at < $1 LIMIT $2)))")};

} // namespace

Result<std::optional<std::chrono::milliseconds>> EventOutbox::oldestAge()
{
    Result<Rows> rows = m_connection.run(store::oldestAge);
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(std::chrono::milliseconds(rows->integer())) : std::nullopt;
}

Result<bool> EventOutbox::lock()
{
    Result<Rows> rows = m_connection.run(lockOutbox);
    if (!rows)
        return rows.error();
    return rows->next() && rows->boolean();
}

Result<QList<WaitingEvent>> EventOutbox::first(qint64 after, int most)
{
    Result<Rows> rows = m_connection.run(firstEvents, {most, mostBytes, mostBytesAtOnce, after});
    if (!rows)
        return rows.error();
    QList<WaitingEvent> events;
    while (rows->next()) {
        WaitingEvent event {.nth = rows->integer()};
        if (!rows->isNull())
            event.json = rows->bytes().toByteArray();
        events += event;
    }
    return events;
}

Result<int> EventOutbox::remove(const QList<qint64> &nths, const QList<RefusedEvent> &refused, const QDateTime &now)
{
    model::JsonWriter json(256 * (refused.size() + 1));
    json.beginArray();
    for (const RefusedEvent &event : refused)
        json.beginObject()
            .field(QLatin1String("nth"), event.nth)
            .field(QLatin1String("reason"), event.reason)
            .endObject();
    json.endArray();
    const Result<Rows> rows
        = m_connection.run(removeEvents, {arrayValue(nths), QString::fromUtf8(json.take()), timeValue(now)});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

Result<int> EventOutbox::forgetRefused(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(forgetRefusedEvents, {timeValue(before), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
