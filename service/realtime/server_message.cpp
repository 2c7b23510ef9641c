#include "realtime/server_message.h"

#include "model/json_writer.h"

namespace mc::realtime {

using model::JsonWriter;

namespace {

JsonWriter begun(QLatin1String type)
{
    JsonWriter json;
    json.beginObject().field(QLatin1String("type"), type).key(QLatin1String("data")).beginObject();
    return json;
}

QByteArray ended(JsonWriter &json) { return json.endObject().endObject().take(); }

template<typename T>
QByteArray messageOf(QLatin1String type, const T &data)
{
    JsonWriter json;
    write(json.beginObject().field(QLatin1String("type"), type).key(QLatin1String("data")), data);
    return json.endObject().take();
}

QByteArray syncMessage(QLatin1String type, const store::InboxState &state)
{
    JsonWriter json = begun(type);
    json.field(QLatin1String("unread_count"), state.unreadCount)
        .field(QLatin1String("sync"), QString::number(state.version));
    return ended(json);
}

} // namespace

QByteArray connectionStatus(const store::InboxState &state)
{
    JsonWriter json = begun(QLatin1String("connection_status"));
    json.field(QLatin1String("status"), QLatin1String("connected"))
        .field(QLatin1String("unread_count"), state.unreadCount)
        .field(QLatin1String("last_sync"), QString::number(state.version));
    return ended(json);
}

QByteArray errorMessage(const model::Error &error)
{
    JsonWriter json = begun(QLatin1String("error"));
    json.field(QLatin1String("code"), word(error.code)).field(QLatin1String("message"), error.detail);
    return ended(json);
}

QByteArray subscribed(const QList<model::NotificationType> &types)
{
    JsonWriter json = begun(QLatin1String("subscribed"));
    json.key(QLatin1String("notification_types")).beginArray();
    for (const model::NotificationType type : types)
        json.value(word(type));
    json.endArray();
    return ended(json);
}

QByteArray syncComplete(const store::InboxState &state) { return syncMessage(QLatin1String("sync_complete"), state); }
QByteArray syncReset(const store::InboxState &state) { return syncMessage(QLatin1String("sync_reset"), state); }

QByteArray liveMessage(const QList<model::LiveMinute> &minutes) { return messageOf(QLatin1String("history"), minutes); }

QByteArray liveMessage(const model::LiveStatistics &statistics)
{
    return messageOf(QLatin1String("stats"), statistics);
}

QByteArray liveMessage(const model::LiveDelivery &delivery) { return messageOf(QLatin1String("delivery"), delivery); }

} // namespace mc::realtime
