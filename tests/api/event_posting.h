#pragma once

#include "support/running_service.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

namespace mc::test {

/// An event of the platform's other modules, with an id of its own; `type` without "mediconnect.".
inline QJsonObject eventOf(const char *type, const QJsonObject &data, const QJsonObject &changes = {})
{
    return merged(object({{"specversion", "1.0"}, {"id", QUuid::createUuid().toString(QUuid::WithoutBraces)},
                      {"source", "/tests"}, {"type", QByteArray("mediconnect.") + type}, {"data", data}}),
        changes);
}

/// In structured mode.
inline Answer postEvent(const Caller &caller, const QJsonObject &event)
{
    return caller.sendBytes("POST", "/api/events/", toBytes(event), "application/cloudevents+json");
}

/// In batched mode.
inline Answer postEvents(const Caller &caller, const QJsonArray &events)
{
    return caller.sendBytes("POST", "/api/events/", QJsonDocument(events).toJson(QJsonDocument::Compact),
        "application/cloudevents-batch+json");
}

/// The caller with an event's attributes in headers: what it posts then are the event's data.
inline Caller inBinaryMode(Caller caller, const QJsonObject &event)
{
    for (auto it = event.begin(); it != event.end(); ++it) {
        if (it.key() != QLatin1String("data"))
            caller = caller.with(
                qPrintable(QLatin1String("ce-") + it.key()), it->toString().toUtf8().toPercentEncoding("/"));
    }
    return caller;
}

/// The first page of somebody's own notifications: admins would see everybody's.
inline Answer inboxOf(Api &api, const User &user)
{
    const QByteArray own = user.role == "admin" ? "?recipient_id=" + QByteArray::number(user.id) : QByteArray();
    return api.as(user).get("/api/notifications/" + own).expect(200);
}
inline int countOf(Api &api, const User &user) { return inboxOf(api, user)["count"].toInt(); }
inline QJsonObject latestOf(Api &api, const User &user) { return inboxOf(api, user)["results.0"].toObject(); }

inline QString inUtc(const QDateTime &time) { return time.toUTC().toString(Qt::ISODateWithMs); }

} // namespace mc::test
