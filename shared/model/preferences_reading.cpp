#include "model/answer_fields.h"
#include "model/preferences.h"

namespace mc::model {

namespace {

QTime timeOfDay(AnswerFields &fields, const char *name)
{
    const QTime time = QTime::fromString(fields.text(name), Qt::ISODate);
    if (!time.isValid())
        fields.wrong(name, QStringLiteral("Not a time of day."));
    return time;
}

} // namespace

Result<Preferences> preferencesFromJson(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"user", "notification_types", "quiet_hours", "frequency_limits"});
    Preferences preferences;
    AnswerFields user = fields.inside("user");
    user.require({"id"});
    preferences.user = user.userId("id");
    preferences.username = user.text("username");
    AnswerFields types = fields.inside("notification_types");
    for (const NotificationType type : allNotificationTypes) {
        AnswerFields channels = types.inside(word(type).data());
        for (const Channel channel : allChannels)
            preferences.allow(type, channel, channels.boolean(word(channel).data()));
        types.add(channels);
    }
    AnswerFields hours = fields.inside("quiet_hours");
    preferences.quietHours = {.enabled = hours.boolean("enabled"),
        .start = timeOfDay(hours, "start_time"),
        .end = timeOfDay(hours, "end_time"),
        .timezone = hours.text("timezone").toLatin1()};
    AnswerFields limits = fields.inside("frequency_limits");
    preferences.limits = {int(limits.integer("max_per_hour")), int(limits.integer("max_per_day"))};
    for (const AnswerFields *section : {&user, &types, &hours, &limits})
        fields.add(*section);
    if (const std::optional<Error> error = fields.error())
        return *error;
    return preferences;
}

} // namespace mc::model
