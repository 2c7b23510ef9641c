#include "model/batch_draft.h"
#include "model/draft_limits.h"
#include "model/fields.h"

#include <QtCore/QJsonArray>

namespace mc::model {

QDateTime scheduleFrom(Fields &fields, const QDateTime &now)
{
    fields.answerWith(ErrorCode::InvalidSchedule, scheduleField);
    if (fields.isNull(scheduleField)) {
        fields.accept(scheduleField);
        return {};
    }
    const std::optional<QDateTime> time = fields.time(scheduleField);
    if (time && *time <= now)
        fields.wrong(scheduleField, QStringLiteral("past"), QStringLiteral("Must lie in the future."));
    if (time && *time > now.addDays(daysAhead))
        fields.wrong(scheduleField, QStringLiteral("too_far"), QStringLiteral("Must lie at most a year ahead."));
    return time.value_or(QDateTime());
}

namespace {

constexpr QLatin1String typeField("notification_type");
constexpr QLatin1String channelsField("channels");

NotificationType type(Fields &fields)
{
    fields.answerWith(ErrorCode::InvalidNotificationType, typeField);
    fields.require(typeField);
    return fields
        .word(typeField, &notificationTypeFromWord,
            QStringLiteral("appointment, message, medical_record, system, billing, reminder"))
        .value_or(NotificationType::System);
}

std::optional<Channels> channels(Fields &fields)
{
    const std::optional<QJsonArray> words = fields.array(channelsField, 1, int(allChannels.size()));
    if (!words)
        return {};
    Channels channels;
    for (const QJsonValue &word : *words) {
        const std::optional<Channel> channel = channelFromWord(word.toString());
        if (!channel || channels.testFlag(*channel)) {
            fields.wrong(channelsField, QStringLiteral("invalid"),
                QStringLiteral("Must name each of in_app, push, email, sms at most once."));
            return {};
        }
        channels |= *channel;
    }
    return channels;
}

PriorityContext context(Fields &fields)
{
    const std::optional<QJsonObject> object = fields.object(QLatin1String("context"));
    if (!object)
        return {};
    Fields inner(*object, QStringLiteral("context."));
    const PriorityContext context {.urgent = inner.boolean(QLatin1String("urgent")).value_or(false),
        .sameDay = inner.boolean(QLatin1String("same_day")).value_or(false),
        .overdue = inner.boolean(QLatin1String("overdue")).value_or(false)};
    fields.add(inner.finish());
    return context;
}

Metadata metadata(Fields &fields)
{
    const std::optional<QJsonObject> object = fields.object(QLatin1String("metadata"));
    if (!object)
        return {};
    const Result<Metadata> metadata = metadataFromJson(*object);
    if (!metadata)
        fields.add(metadata.error().fields);
    return metadata ? *metadata : Metadata();
}

// All but whom it is for.
NotificationDraft content(Fields &fields, const QDateTime &now)
{
    NotificationDraft draft;
    fields.require(QLatin1String("title"));
    fields.require(QLatin1String("message"));
    draft.type = type(fields);
    draft.title = fields.text(QLatin1String("title"), {1, longestTitle}).value_or(QString());
    draft.message = fields.text(QLatin1String("message"), {.least = 1, .most = longestMessage, .lines = true})
                        .value_or(QString());
    draft.priority
        = fields.word(QLatin1String("priority"), &priorityFromWord, QStringLiteral("critical, high, medium, low"));
    draft.channels = channels(fields);
    draft.scheduledFor = scheduleFrom(fields, now);
    draft.metadata = metadata(fields);
    draft.context = context(fields);
    return draft;
}

} // namespace

Result<NotificationDraft> draftFromJson(const QJsonObject &object, const QDateTime &now)
{
    Fields fields(object);
    fields.require(QLatin1String("recipient_id"));
    const UserId recipient = fields.userId(QLatin1String("recipient_id")).value_or(UserId());
    NotificationDraft draft = content(fields, now);
    draft.recipientId = recipient;
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return draft;
}

Result<NotificationDraft> contentFromJson(const QJsonObject &object, const QDateTime &now)
{
    Fields fields(object);
    const NotificationDraft draft = content(fields, now);
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return draft;
}

Result<BatchDraft> batchDraftFromJson(const QJsonObject &object, const QDateTime &now)
{
    Fields fields(object);
    fields.require(QLatin1String("audience"));
    const std::optional<Audience> audience = audienceFrom(fields);
    const NotificationDraft draft = content(fields, now);
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return BatchDraft {draft, *audience};
}

} // namespace mc::model
