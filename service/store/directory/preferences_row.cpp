#include "store/directory/preferences_row.h"

#include <QtCore/QJsonDocument>

namespace mc::store {

namespace {

// A type or channel that came to the product after they were stored is on, as it is for everybody else.
void readTypes(const QByteArray &stored, model::Preferences &preferences)
{
    const QJsonObject types = QJsonDocument::fromJson(stored).object();
    for (const model::NotificationType type : model::allNotificationTypes) {
        const QJsonObject channels = types.value(word(type)).toObject();
        for (const model::Channel channel : model::allChannels)
            preferences.allow(type, channel, channels.value(word(channel)).toBool(true));
    }
}

QTime timeOfDay(const QString &text) { return QTime::fromString(text, Qt::ISODate); }

} // namespace

void readPreferences(Rows &row, model::Preferences &preferences)
{
    if (row.isNull()) {
        row.skip(7);
        return;
    }
    readTypes(row.bytes().toByteArray(), preferences);
    preferences.quietHours.enabled = row.boolean();
    preferences.quietHours.start = timeOfDay(row.text());
    preferences.quietHours.end = timeOfDay(row.text());
    preferences.quietHours.timezone = row.bytes().toByteArray();
    preferences.limits.maxPerHour = int(row.integer());
    preferences.limits.maxPerDay = int(row.integer());
}

} // namespace mc::store
