#include "http/resources/delivery_resource.h"

#include "http/body.h"
#include "http/page_links.h"
#include "http/query.h"
#include "http/reach.h"

namespace mc::http {

using model::NotificationId;
using model::Result;
using work::Work;

DeliveryResource::DeliveryResource(store::Store &store, const ops::Clock &clock, const QByteArray &baseUrl)
    : m_store(store)
    , m_clock(clock)
    , m_baseUrl(baseUrl)
{
}

Result<Answer> DeliveryResource::timeline(const Request &request, Work &work)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    Query query(request.query);
    const store::TimelinePage page {.cursor = query.text(QLatin1String("cursor"), 64).value_or(QString()),
        .size = int(query.integer(QLatin1String("page_size"), 1, 100).value_or(100))};
    if (!query.errors().isEmpty())
        return query.error();
    const Result<store::Timeline> timeline = m_store.deliveries.timeline(*id, reachOf(request), page);
    if (!timeline)
        return timeline.error();
    work.concerns(timeline->recipient);
    model::JsonWriter json;
    json.beginObject();
    PageLinks(m_baseUrl, request.path, request.query).writeNext(json, timeline->nextCursor.toLatin1());
    json.field(QLatin1String("trace_id"), QLatin1String(ops::traceIdText(timeline->traceId)));
    json.key(QLatin1String("results")).beginArray();
    for (const model::TimelineEntry &entry : timeline->entries)
        write(json, entry);
    json.endArray().endObject();
    return jsonAnswer(200, json.take());
}

Result<Answer> DeliveryResource::retry(const Request &request, Work &work)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    if (const Result<void> empty = noFields(request); !empty)
        return empty.error();
    const Result<store::Retried> retried = m_store.deliveries.retry(*id, m_clock.now());
    if (!retried)
        return retried.error();
    work.concerns(retried->recipient, retried->deliveries);
    work.publish(bus::DeliveriesDue {});
    model::JsonWriter json;
    json.beginObject().field(QLatin1String("queued"), retried->deliveries).endObject();
    return jsonAnswer(202, json.take());
}

Result<Answer> DeliveryResource::click(const Request &request, Work &work)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    if (const Result<void> empty = noFields(request); !empty)
        return empty.error();
    const Result<std::optional<model::InboxChange>> change
        = m_store.deliveries.click(*id, request.callerId(), m_clock.now());
    if (!change)
        return change.error();
    if (*change)
        work.publish(**change);
    const Result<model::Notification> notification = m_store.notifications.find(*id, {request.callerId(), false});
    if (!notification)
        return notification.error();
    model::JsonWriter json;
    writeDetail(json, *notification);
    return jsonAnswer(200, json.take());
}

} // namespace mc::http
