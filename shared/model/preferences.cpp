#include "model/preferences.h"

namespace mc::model {

void writeNotificationTypes(JsonWriter &json, const Preferences &preferences)
{
    json.beginObject();
    for (const NotificationType type : allNotificationTypes) {
        json.key(word(type)).beginObject();
        for (const Channel channel : allChannels)
            json.field(word(channel), preferences.allows(type, channel));
        json.endObject();
    }
    json.endObject();
}

void write(JsonWriter &json, const Preferences &preferences)
{
    const QString seconds = QStringLiteral("HH:mm:ss");
    json.beginObject().field(QLatin1String("id"), preferences.user.value);
    json.key(QLatin1String("user"))
        .beginObject()
        .field(QLatin1String("id"), preferences.user.value)
        .field(QLatin1String("username"), preferences.username)
        .endObject();
    writeNotificationTypes(json.key(QLatin1String("notification_types")), preferences);
    json.key(QLatin1String("quiet_hours"))
        .beginObject()
        .field(QLatin1String("enabled"), preferences.quietHours.enabled)
        .field(QLatin1String("start_time"), preferences.quietHours.start.toString(seconds))
        .field(QLatin1String("end_time"), preferences.quietHours.end.toString(seconds))
        .field(QLatin1String("timezone"), QString::fromLatin1(preferences.quietTimezone()))
        .endObject();
    json.key(QLatin1String("frequency_limits"))
        .beginObject()
        .field(QLatin1String("max_per_hour"), preferences.limits.maxPerHour)
        .field(QLatin1String("max_per_day"), preferences.limits.maxPerDay)
        .endObject();
    json.endObject();
}

} // namespace mc::model
