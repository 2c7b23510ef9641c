#include "model/draft_writing.h"

namespace mc::model {

namespace {

void writeContext(JsonWriter &json, const PriorityContext &context)
{
    json.key(QLatin1String("context"))
        .beginObject()
        .field(QLatin1String("urgent"), context.urgent)
        .field(QLatin1String("same_day"), context.sameDay)
        .field(QLatin1String("overdue"), context.overdue)
        .endObject();
}

void writeFields(JsonWriter &json, const NotificationDraft &draft)
{
    if (draft.recipientId.value != 0)
        json.field(QLatin1String("recipient_id"), draft.recipientId.value);
    json.field(QLatin1String("notification_type"), word(draft.type))
        .field(QLatin1String("title"), draft.title)
        .field(QLatin1String("message"), draft.message);
    if (draft.priority)
        json.field(QLatin1String("priority"), word(*draft.priority));
    if (draft.channels)
        write(json.key(QLatin1String("channels")), *draft.channels);
    if (draft.scheduledFor.isValid())
        json.field(QLatin1String("scheduled_for"), draft.scheduledFor);
    if (draft.metadata != Metadata())
        write(json.key(QLatin1String("metadata")), draft.metadata);
    if (draft.context != PriorityContext())
        writeContext(json, draft.context);
}

} // namespace

void write(JsonWriter &json, const NotificationDraft &draft)
{
    json.beginObject();
    writeFields(json, draft);
    json.endObject();
}

void write(JsonWriter &json, const BatchDraft &draft)
{
    json.beginObject();
    write(json.key(QLatin1String("audience")), draft.audience);
    writeFields(json, draft.content);
    json.endObject();
}

} // namespace mc::model
