#include "model/timeline.h"

#include "model/answer_fields.h"
#include "model/json_optional.h"
#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array events {"created", "scheduled", "rescheduled", "cancelled", "held", "suppressed", "attempted",
    "sent", "failed", "retried", "delivered", "read", "unread", "clicked"};

} // namespace

QLatin1String word(TimelineEvent event) { return wordOf(events, event); }

std::optional<TimelineEvent> timelineEventFromWord(QAnyStringView text) { return valueOf<TimelineEvent>(events, text); }

void write(JsonWriter &json, const TimelineEntry &entry)
{
    json.beginObject().field(QLatin1String("at"), entry.at).field(QLatin1String("event"), word(entry.event));
    writeOptional(json, QLatin1String("channel"), entry.channel ? QString(word(*entry.channel)) : QString());
    writeOptional(json, QLatin1String("delivery_id"),
        entry.deliveryId.isNull() ? QString() : entry.deliveryId.toString(QUuid::WithoutBraces));
    writeOptional(json, QLatin1String("attempt"), entry.attempt);
    writeOptional(json, QLatin1String("reason"), entry.reason);
    writeOptional(json, QLatin1String("detail"), entry.detail);
    json.field(QLatin1String("until"), entry.until);
    writeOptional(json, QLatin1String("timezone"), QString::fromUtf8(entry.timezone));
    json.endObject();
}

Result<TimelineEntry> timelineEntryFromJson(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"at", "event"});
    TimelineEntry entry;
    entry.at = fields.time("at");
    entry.event = fields.word("event", &timelineEventFromWord).value_or(TimelineEvent::Created);
    entry.channel = fields.word("channel", &channelFromWord);
    entry.deliveryId = fields.uuid("delivery_id");
    if (const std::optional<qint64> attempt = fields.optionalInteger("attempt"))
        entry.attempt = int(*attempt);
    entry.reason = fields.text("reason");
    entry.detail = fields.text("detail");
    entry.until = fields.time("until");
    entry.timezone = fields.text("timezone").toUtf8();
    if (const std::optional<Error> error = fields.error())
        return *error;
    return entry;
}

} // namespace mc::model
