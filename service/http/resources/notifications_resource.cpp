#include "http/resources/notifications_resource.h"

#include "http/body.h"
#include "http/reach.h"
#include "http/resources/notification_list.h"
#include "model/fields.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::Notification;
using model::NotificationId;
using model::Result;
using work::Work;

namespace {

constexpr QLatin1String isReadField("is_read");
constexpr QLatin1String cancelledField("cancelled");

QByteArray detail(const Notification &notification)
{
    model::JsonWriter json;
    writeDetail(json, notification);
    return json.take();
}

// What a PATCH asks for: one of them.
struct Changes
{
    std::optional<bool> isRead;
    QDateTime scheduledFor; // invalid: stays
    bool isCancelled = false;
    bool touchesSchedule() const { return scheduledFor.isValid() || isCancelled; }
};

Result<Changes> changesFrom(const Request &request, const QDateTime &now)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    model::Fields fields(*body);
    Changes changes;
    changes.isRead = fields.boolean(isReadField);
    changes.scheduledFor = model::scheduleFrom(fields, now);
    const std::optional<bool> isCancelled = fields.boolean(cancelledField);
    changes.isCancelled = isCancelled.value_or(false);
    if (isCancelled && !*isCancelled)
        fields.wrong(
            cancelledField, QStringLiteral("invalid"), QStringLiteral("A cancelled one stays so: only true is taken."));
    if (changes.isCancelled && changes.scheduledFor.isValid())
        fields.wrong(cancelledField, QStringLiteral("invalid"), QStringLiteral("Not together with scheduled_for."));
    if (changes.isRead && changes.touchesSchedule())
        fields.wrong(
            isReadField, QStringLiteral("invalid"), QStringLiteral("Not together with scheduled_for or cancelled."));
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    if (!changes.isRead && !changes.touchesSchedule())
        return model::fieldError(isReadField, QStringLiteral("required"),
            QStringLiteral("Give is_read, or, as an admin, scheduled_for or cancelled."));
    return changes;
}

} // namespace

NotificationsResource::NotificationsResource(
    store::Store &store, intake::Intake &intake, const ops::Clock &clock, const QByteArray &baseUrl)
    : m_store(store)
    , m_intake(intake)
    , m_clock(clock)
    , m_baseUrl(baseUrl)
{
}

Result<Answer> NotificationsResource::list(const Request &request, Work &work)
{
    const Result<NotificationListRequest> asked = notificationListRequest(request);
    if (!asked)
        return asked.error();
    Result<store::NotificationPage> page = m_store.notifications.list(asked->filter, asked->page);
    if (!page)
        return page.error();
    if (asked->filter.recipient)
        work.concerns(*asked->filter.recipient, int(page->items.size()));
    else
        work.concernsMany(int(page->items.size()));
    recordDelivery(request, page->items);
    return jsonAnswer(200, toJson(*page, *asked, request, m_baseUrl));
}

Result<Answer> NotificationsResource::create(const Request &request, Work &work)
{
    const Result<QJsonObject> body = jsonBody(request);
    if (!body)
        return body.error();
    const Result<model::NotificationDraft> draft = model::draftFromJson(*body, m_clock.now());
    if (!draft)
        return draft.error();
    const Result<store::StoredNotification> stored = m_intake.accept(*draft, request.caller.userId, work);
    if (!stored)
        return stored.error();
    work.concerns(draft->recipientId);
    work.names(toString(stored->notification.id));
    Answer answer = jsonAnswer(201, detail(stored->notification));
    answer.headers.emplaceBack(
        "Location", m_baseUrl + "/api/notifications/" + toString(stored->notification.id).toLatin1() + '/');
    return answer;
}

Result<Answer> NotificationsResource::show(const Request &request, Work &work)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    Result<Notification> notification = m_store.notifications.find(*id, reachOf(request));
    if (!notification)
        return notification.error();
    work.concerns(notification->recipient.id);
    recordDelivery(request, {&*notification, 1});
    return jsonAnswer(200, detail(*notification));
}

Result<Answer> NotificationsResource::update(const Request &request, Work &work)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    const Result<Changes> changes = changesFrom(request, m_clock.now());
    if (!changes)
        return changes.error();
    if (changes->touchesSchedule() && !request.isAdmin())
        return Error {ErrorCode::Forbidden, QStringLiteral("Only admins change when a notification is due.")};
    const Result<void> done
        = changes->isRead ? mark(*id, *changes->isRead, request, work) : changeSchedule(*id, changes->scheduledFor);
    if (!done)
        return done.error();
    return show(request, work);
}

Result<void> NotificationsResource::mark(NotificationId id, bool isRead, const Request &request, Work &work)
{
    const Result<std::optional<InboxChange>> change
        = m_store.notifications.markRead(id, reachOf(request), isRead, m_clock.now());
    if (!change)
        return change.error();
    if (*change)
        work.publish(**change);
    return {};
}

// To another time, or, without one, to never.
Result<void> NotificationsResource::changeSchedule(NotificationId id, const QDateTime &scheduledFor)
{
    return scheduledFor.isValid() ? m_store.schedule.reschedule(id, scheduledFor, m_clock.now())
                                  : m_store.schedule.cancel(id, m_clock.now());
}

Result<Answer> NotificationsResource::remove(const Request &request, Work &work)
{
    const Result<NotificationId> id = notificationOf(request);
    if (!id)
        return id.error();
    const Result<store::RemovedNotification> removed
        = m_store.notifications.remove(*id, reachOf(request), m_clock.now());
    if (!removed)
        return removed.error();
    work.concerns(removed->recipient);
    if (removed->change)
        work.publish(*removed->change);
    return noContent();
}

// A recipient who fetches a notification has it in the app (CONTRACT section 8, delivery_status).
void NotificationsResource::recordDelivery(const Request &request, std::span<Notification> fetched)
{
    const QDateTime now = m_clock.now();
    QList<store::Arrival> arrived;
    for (Notification &notification : fetched) {
        if (notification.recipient.id != request.callerId() || notification.deliveredAt.isValid()
            || (notification.scheduledFor.isValid() && notification.scheduledFor > now))
            continue;
        if (notification.deliveryStatus != model::DeliveryStatus::Pending)
            notification.deliveryStatus = model::DeliveryStatus::Delivered;
        arrived += {notification.id, now};
    }
    // If this fails, the next fetch records it; the store has logged why.
    if (!arrived.isEmpty())
        (void)m_store.notifications.markDelivered(arrived, store::InAppWay::Fetch);
}

} // namespace mc::http
