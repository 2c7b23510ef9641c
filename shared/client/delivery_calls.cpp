#include "client/delivery_calls.h"

#include "model/answer_fields.h"

#include <QtCore/QUrlQuery>

namespace mc::client {

using model::Notification;
using model::NotificationId;
using model::Result;
using model::TimelineEntry;

namespace {

QString pathOf(NotificationId id, QLatin1String what = QLatin1String())
{
    return QStringLiteral("/api/notifications/") + toString(id) + u'/' + what;
}

Result<ListPage<TimelineEntry>> timelineFrom(const QJsonObject &json)
{
    return pageFromJson<TimelineEntry>(json, &model::timelineEntryFromJson);
}

Result<int> queuedFrom(const QJsonObject &json)
{
    model::AnswerFields fields(json);
    fields.require({"queued"});
    const int queued = int(fields.integer("queued"));
    if (const std::optional<model::Error> error = fields.error())
        return *error;
    return queued;
}

template<typename T>
HttpCall patch(NotificationId id, QLatin1String name, const T &value)
{
    model::JsonWriter json;
    json.beginObject().field(name, value).endObject();
    return {.method = "PATCH", .path = pathOf(id), .body = json.take()};
}

} // namespace

Pending<Notification> DeliveryCalls::reschedule(NotificationId id, const QDateTime &scheduledFor)
{
    return m_transport.askFor<Notification>(
        patch(id, QLatin1String("scheduled_for"), scheduledFor), &model::notificationFromJson);
}

Pending<Notification> DeliveryCalls::cancel(NotificationId id)
{
    return m_transport.askFor<Notification>(patch(id, QLatin1String("cancelled"), true), &model::notificationFromJson);
}

Pending<ListPage<TimelineEntry>> DeliveryCalls::timeline(NotificationId id, const QString &cursor)
{
    QUrlQuery query;
    if (!cursor.isEmpty())
        query.addQueryItem(QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    return m_transport.askFor<ListPage<TimelineEntry>>(
        {.method = "GET", .path = pathOf(id, QLatin1String("timeline/")), .query = query}, &timelineFrom);
}

Pending<int> DeliveryCalls::retry(NotificationId id)
{
    return m_transport.askFor<int>(
        {.method = "POST", .path = pathOf(id, QLatin1String("retry/")), .body = "{}"}, &queuedFrom);
}

Pending<Notification> DeliveryCalls::click(NotificationId id)
{
    return m_transport.askFor<Notification>(
        {.method = "POST", .path = pathOf(id, QLatin1String("click/")), .body = "{}"}, &model::notificationFromJson);
}

} // namespace mc::client
