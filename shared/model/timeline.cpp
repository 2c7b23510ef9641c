#include "model/timeline.h"

#include "model/answer_fields.h"
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
    const auto text = [&json](QLatin1String name, const QString &value) {
        json.key(name);
        value.isEmpty() ? json.null() : json.value(value);
    };
    json.beginObject().field(QLatin1String("at"), entry.at).field(QLatin1String("event"), word(entry.event));
    text(QLatin1String("channel"), entry.channel ? QString(word(*entry.channel)) : QString());
    text(QLatin1String("delivery_id"),
        entry.deliveryId.isNull() ? QString() : entry.deliveryId.toString(QUuid::WithoutBraces));
    json.key(QLatin1String("attempt"));
    entry.attempt ? json.value(*entry.attempt) : json.null();
    text(QLatin1String("reason"), entry.reason);
    text(QLatin1String("detail"), entry.detail);
    json.field(QLatin1String("until"), entry.until);
    text(QLatin1String("timezone"), QString::fromUtf8(entry.timezone));
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
