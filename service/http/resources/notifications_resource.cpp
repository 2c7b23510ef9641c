#include "http/resources/notifications_resource.h"

#include "http/body.h"
#include "http/reach.h"
#include "http/resources/notification_list.h"
#include "http/unit_of_work.h"
#include "model/fields.h"
#include "rules/channels.h"
#include "rules/priority_rule.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::Notification;
using model::NotificationId;
using model::Result;

namespace {

QByteArray detail(const Notification &notification)
{
    model::JsonWriter json;
    writeDetail(json, notification);
    return json.take();
}

Result<bool> isReadFrom(const Request &request)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    model::Fields fields(*body);
    fields.require(QLatin1String("is_read"));
    const std::optional<bool> isRead = fields.boolean(QLatin1String("is_read"));
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return *isRead;
}

} // namespace

NotificationsResource::NotificationsResource(
    store::Store &store, const ops::Clock &clock, const QByteArray &baseUrl)
    : m_store(store)
    , m_clock(clock)
    , m_baseUrl(baseUrl)
{
}

Result<Answer> NotificationsResource::list(const Request &request)
{
    const Result<NotificationListRequest> asked = notificationListRequest(request);
    if (!asked)
        return asked.error();
    Result<store::NotificationPage> page = m_store.notifications.list(asked->filter, asked->page);
    if (!page)
        return page.error();
    recordDelivery(request, page->items);
    return jsonAnswer(200, toJson(*page, *asked, request, m_baseUrl));
}

Result<Answer> NotificationsResource::create(const Request &request)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    const Result<model::NotificationDraft> draft = model::draftFromJson(*body, m_clock.now());
    if (!draft)
        return draft.error();
    store::NewNotification fresh;
    fresh.draft = *draft;
    fresh.createdAt = m_clock.now();
    fresh.id = {model::uuidV7(fresh.createdAt)};
    fresh.sender = request.caller.userId;
    fresh.priority = draft->priority.value_or(rules::priorityOf(draft->type, draft->context));
    fresh.channels = rules::channelsFor(fresh.priority, draft->channels);
    const Result<store::StoredNotification> stored = m_store.notifications.create(fresh);
    if (!stored)
        return stored.error();
    if (stored->change)
        request.work->publish(*stored->change);
    Answer answer = jsonAnswer(201, detail(stored->notification));
    answer.headers.emplaceBack("Location", m_baseUrl + "/api/notifications/" + toString(fresh.id).toLatin1() + '/');
    return answer;
}

Result<Answer> NotificationsResource::show(const Request &request)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    Result<Notification> notification = m_store.notifications.find(*id, reachOf(request));
    if (!notification)
        return notification.error();
    recordDelivery(request, {&*notification, 1});
    return jsonAnswer(200, detail(*notification));
}

Result<Answer> NotificationsResource::update(const Request &request)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    const Result<bool> isRead = isReadFrom(request);
    if (!isRead)
        return isRead.error();
    const Result<std::optional<InboxChange>> change
        = m_store.notifications.markRead(*id, reachOf(request), *isRead, m_clock.now());
    if (!change)
        return change.error();
    if (*change)
        request.work->publish(**change);
    return show(request);
}

Result<Answer> NotificationsResource::remove(const Request &request)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    const Result<std::optional<InboxChange>> change
        = m_store.notifications.remove(*id, reachOf(request), m_clock.now());
    if (!change)
        return change.error();
    if (*change)
        request.work->publish(**change);
    return noContent();
}

// A recipient who fetches a notification has it in the app (CONTRACT section 8, delivery_status).
void NotificationsResource::recordDelivery(const Request &request, std::span<Notification> fetched)
{
    QList<NotificationId> arrived;
    for (Notification &notification : fetched) {
        if (notification.recipient.id != request.callerId() || notification.deliveryStatus != model::DeliveryStatus::Sent)
            continue;
        notification.deliveryStatus = model::DeliveryStatus::Delivered;
        arrived += notification.id;
    }
    // If this fails, the next fetch records it; the store has logged why.
    if (!arrived.isEmpty())
        (void)m_store.notifications.markDelivered(arrived);
}

} // namespace mc::http
