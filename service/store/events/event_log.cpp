#include "store/events/event_log.h"

#include "model/json_writer.h"

namespace mc::store {

using model::Result;

namespace {

// $1 the events, $2 now.
const Statement add {QStringLiteral("add events"), QStringLiteral(R"(
INSERT INTO events (source, id, event_type, received_at)
SELECT source, id, event_type, $2 FROM jsonb_to_recordset($1::jsonb) AS e (source text, id text, event_type text)
ORDER BY source, id
ON CONFLICT DO NOTHING RETURNING source, id)")};

const Statement forgetEvents {QStringLiteral("forget events"), QStringLiteral(R"(
DELETE FROM events WHERE ctid = ANY (ARRAY(SELECT ctid FROM events WHERE received_at < $1 LIMIT $2)))")};

} // namespace

Result<QSet<EventKey>> EventLog::add(const QList<std::pair<EventKey, QString>> &events, const QDateTime &now)
{
    model::JsonWriter json(128 * (events.size() + 1));
    json.beginArray();
    for (const auto &[key, type] : events) {
        json.beginObject()
            .field(QLatin1String("source"), key.source)
            .field(QLatin1String("id"), key.id)
            .field(QLatin1String("event_type"), type)
            .endObject();
    }
    json.endArray();
    Result<Rows> rows = m_connection.run(store::add, {QString::fromUtf8(json.take()), timeValue(now)});
    if (!rows)
        return rows.error();
    QSet<EventKey> fresh;
    while (rows->next()) {
        EventKey key;
        key.source = rows->text();
        key.id = rows->text();
        fresh += key;
    }
    return fresh;
}

Result<int> EventLog::forget(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(forgetEvents, {timeValue(before), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
