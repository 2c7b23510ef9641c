#include "model/fields.h"
#include "model/notification.h"

#include <QtCore/QJsonArray>

namespace mc::model {

namespace {

constexpr QLatin1String typeField("notification_type");
constexpr QLatin1String scheduleField("scheduled_for");
constexpr QLatin1String channelsField("channels");

NotificationType type(Fields &fields)
{
    fields.require(typeField);
    return fields
        .word(typeField, &notificationTypeFromWord,
            QStringLiteral("appointment, message, medical_record, system, billing, reminder"))
        .value_or(NotificationType::System);
}

QDateTime schedule(Fields &fields, const QDateTime &now)
{
    if (fields.isNull(scheduleField)) {
        fields.take(scheduleField);
        return {};
    }
    const std::optional<QDateTime> time = fields.time(scheduleField);
    if (time && *time <= now)
        fields.wrong(scheduleField, QStringLiteral("past"), QStringLiteral("Must lie in the future."));
    if (time && *time > now.addDays(365))
        fields.wrong(scheduleField, QStringLiteral("too_far"), QStringLiteral("Must lie at most a year ahead."));
    return time.value_or(QDateTime());
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
    const PriorityContext context {inner.boolean(QLatin1String("urgent")).value_or(false),
        inner.boolean(QLatin1String("same_day")).value_or(false),
        inner.boolean(QLatin1String("overdue")).value_or(false)};
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

ErrorCode codeOf(const QList<FieldError> &errors)
{
    const auto wrong = [&errors](QLatin1String field) {
        return std::any_of(errors.begin(), errors.end(), [field](const FieldError &e) { return e.field == field; });
    };
    if (wrong(typeField))
        return ErrorCode::InvalidNotificationType;
    return wrong(scheduleField) ? ErrorCode::InvalidSchedule : ErrorCode::ValidationError;
}

} // namespace

Result<NotificationDraft> draftFromJson(const QJsonObject &object, const QDateTime &now)
{
    Fields fields(object);
    NotificationDraft draft;
    fields.require(QLatin1String("recipient_id"));
    fields.require(QLatin1String("title"));
    fields.require(QLatin1String("message"));
    draft.recipientId = fields.userId(QLatin1String("recipient_id")).value_or(UserId());
    draft.type = type(fields);
    draft.title = fields.text(QLatin1String("title"), {1, 200}).value_or(QString());
    draft.message = fields.text(QLatin1String("message"), {1, 10'000, true}).value_or(QString());
    draft.priority = fields.word(QLatin1String("priority"), &priorityFromWord, QStringLiteral("critical, high, medium, low"));
    draft.channels = channels(fields);
    draft.scheduledFor = schedule(fields, now);
    draft.metadata = metadata(fields);
    draft.context = context(fields);
    if (std::optional<Error> failure = fields.failure()) {
        failure->code = codeOf(failure->fields);
        return *failure;
    }
    return draft;
}

} // namespace mc::model
