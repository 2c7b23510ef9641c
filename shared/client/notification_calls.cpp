#include "client/notification_calls.h"

#include "client/query_parts.h"
#include "model/draft_writing.h"

namespace mc::client {

using model::Notification;
using model::NotificationId;
using model::Result;

namespace {

constexpr QLatin1String root("/api/notifications/");

QString pathOf(NotificationId id) { return root + toString(id) + u'/'; }

QUrlQuery queryOf(const NotificationFilter &filter)
{
    QueryParts parts;
    parts.add("is_read", filter.isRead)
        .addWord("notification_type", filter.type)
        .addWord("priority", filter.priority)
        .add("from_date", filter.from)
        .add("to_date", filter.to)
        .add("recipient_id", filter.recipient ? std::optional(filter.recipient->value) : std::nullopt)
        .add("clinic_id", filter.clinicId)
        .addWord("delivery_status", filter.deliveryStatus)
        .add("search", filter.search)
        .add("ordering", filter.ordering)
        .add("page_size", std::optional<qint64>(filter.pageSize));
    QUrlQuery query = parts.query();
    if (filter.cursor) // an empty one counts too
        query.addQueryItem(QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(*filter.cursor)));
    else
        query.addQueryItem(QStringLiteral("page"), QString::number(filter.page));
    return query;
}

QByteArray bodyOf(const QList<NotificationId> &ids)
{
    model::JsonWriter json;
    json.beginObject().key(QLatin1String("notification_ids")).beginArray();
    for (const NotificationId id : ids)
        json.value(toString(id));
    return json.endArray().endObject().take();
}

Result<BulkOutcome> bulkOutcomeFrom(const QJsonObject &json)
{
    model::AnswerFields fields(json);
    BulkOutcome outcome;
    outcome.affected = int(fields.integer("updated") + fields.integer("deleted"));
    const QList<QJsonObject> errors = fields.objects("errors");
    for (const QJsonObject &error : errors) {
        model::AnswerFields one(error, QStringLiteral("errors."));
        outcome.refusals += {one.text("id"), one.text("code"), one.text("message")};
        fields.add(one);
    }
    if (const std::optional<model::Error> error = fields.error())
        return *error;
    return outcome;
}

Result<int> updatedFrom(const QJsonObject &json)
{
    const Result<BulkOutcome> outcome = bulkOutcomeFrom(json);
    return outcome ? Result<int>(outcome->affected) : outcome.error();
}

Result<Page<Notification>> pageFrom(const QJsonObject &json)
{
    return pageFromJson(json, &model::notificationFromJson);
}

} // namespace

Pending<Page<Notification>> NotificationCalls::list(const NotificationFilter &filter)
{
    return m_transport.askFor<Page<Notification>>({.method = "GET", .path = root, .query = queryOf(filter)}, &pageFrom);
}

Pending<Notification> NotificationCalls::show(NotificationId id)
{
    return m_transport.askFor<Notification>({.method = "GET", .path = pathOf(id)}, &model::notificationFromJson);
}

Pending<Notification> NotificationCalls::create(const model::NotificationDraft &draft)
{
    model::JsonWriter json;
    write(json, draft);
    return m_transport.askFor<Notification>(creating(root, json.take()), &model::notificationFromJson);
}

Pending<Notification> NotificationCalls::markRead(NotificationId id, bool isRead)
{
    model::JsonWriter json;
    json.beginObject().field(QLatin1String("is_read"), isRead).endObject();
    return m_transport.askFor<Notification>(
        {.method = "PATCH", .path = pathOf(id), .body = json.take()}, &model::notificationFromJson);
}

Pending<void> NotificationCalls::remove(NotificationId id)
{
    return m_transport.tell({.method = "DELETE", .path = pathOf(id)});
}

Pending<int> NotificationCalls::markAllRead(std::optional<model::NotificationType> type)
{
    model::JsonWriter json;
    json.beginObject();
    if (type)
        json.field(QLatin1String("notification_type"), word(*type));
    json.endObject();
    return m_transport.askFor<int>(
        {.method = "POST", .path = root + QStringLiteral("mark-all-read/"), .body = json.take()}, &updatedFrom);
}

Pending<BulkOutcome> NotificationCalls::markMultipleRead(const QList<NotificationId> &ids)
{
    return m_transport.askFor<BulkOutcome>(
        {.method = "POST", .path = root + QStringLiteral("mark-multiple-read/"), .body = bodyOf(ids)},
        &bulkOutcomeFrom);
}

Pending<BulkOutcome> NotificationCalls::removeMultiple(const QList<NotificationId> &ids)
{
    return m_transport.askFor<BulkOutcome>(
        {.method = "DELETE", .path = root + QStringLiteral("bulk-delete/"), .body = bodyOf(ids)}, &bulkOutcomeFrom);
}

} // namespace mc::client
