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

QTime timeOfDay(const Rows &rows, int column) { return QTime::fromString(rows.text(column), Qt::ISODate); }

} // namespace

void readPreferences(const Rows &rows, int first, model::Preferences &preferences)
{
    if (rows.isNull(first))
        return;
    readTypes(rows.bytes(first).toByteArray(), preferences);
    preferences.quietHours = {rows.boolean(first + 1), timeOfDay(rows, first + 2), timeOfDay(rows, first + 3),
        rows.bytes(first + 4).toByteArray()};
    preferences.limits = {int(rows.integer(first + 5)), int(rows.integer(first + 6))};
}

} // namespace mc::store
