#include "background/stream_entries.h"

#include "model/json_text.h"
#include "store/events/event_outbox.h"

namespace mc::background {

using model::Error;
using model::ErrorCode;
using model::Result;

std::optional<QByteArray> StreamEntry::value(const char *field) const
{
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2) {
        if (fields[i] == field)
            return fields[i + 1];
    }
    return {};
}

QList<StreamEntry> entriesFrom(const outbound::RedisReply &list)
{
    QList<StreamEntry> entries;
    for (const outbound::RedisReply &item : list.items) {
        StreamEntry entry {.id = item.at(0).text};
        for (const outbound::RedisReply &field : item.at(1).items)
            entry.fields += field.text;
        if (!entry.id.isEmpty())
            entries += entry;
    }
    return entries;
}

Result<events::CloudEvent> eventFrom(const StreamEntry &entry)
{
    const std::optional<QByteArray> json = entry.value("event");
    if (!json)
        return Error {.code = ErrorCode::ValidationError, .detail = QStringLiteral("There is no field \"event\".")};
    if (json->size() > store::EventOutbox::mostBytes)
        return Error {.code = ErrorCode::PayloadTooLarge,
            .detail = QStringLiteral("An event may have up to %1 KiB.").arg(store::EventOutbox::mostBytes / 1024)};
    const Result<QJsonObject> event = model::jsonObjectFrom(*json);
    return event ? events::cloudEventFrom(*event) : event.error();
}

} // namespace mc::background
