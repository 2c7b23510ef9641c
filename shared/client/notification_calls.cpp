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

QUrlQuery urlQueryOf(const NotificationQuery &query)
{
    QueryParts parts;
    parts.add("is_read", query.isRead)
        .addWord("notification_type", query.type)
        .addWord("priority", query.priority)
        .add("from_date", query.from)
        .add("to_date", query.to)
        .add("recipient_id", query.recipient ? std::optional(query.recipient->value) : std::nullopt)
        .add("clinic_id", query.clinicId)
        .addWord("delivery_status", query.deliveryStatus)
        .add("search", query.search)
        .add("ordering", query.ordering)
        .add("page_size", std::optional<qint64>(query.pageSize));
    QUrlQuery urlQuery = parts.query();
    if (query.cursor) // an empty one counts too
        urlQuery.addQueryItem(QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(*query.cursor)));
    else
        urlQuery.addQueryItem(QStringLiteral("page"), QString::number(query.page));
    return urlQuery;
}

QByteArray bodyOf(const QList<NotificationId> &ids)
{
    model::JsonWriter json;
    json.beginObject().key(QLatin1String("notification_ids")).beginArray();
    for (const NotificationId id : ids)
        json.value(toString(id));
    return json.endArray().endObject().take();
}

Result<BulkResult> bulkResultFrom(const QJsonObject &json)
{
    model::AnswerFields fields(json);
    BulkResult result;
    result.affected = int(fields.integer("updated") + fields.integer("deleted"));
    const QList<QJsonObject> errors = fields.objects("errors");
    for (const QJsonObject &error : errors) {
        model::AnswerFields one(error, QStringLiteral("errors."));
        result.refusals += {.id = one.text("id"), .code = one.text("code"), .message = one.text("message")};
        fields.add(one);
    }
    if (const std::optional<model::Error> error = fields.error())
        return *error;
    return result;
}

Result<int> updatedFrom(const QJsonObject &json)
{
    const Result<BulkResult> result = bulkResultFrom(json);
    return result ? Result<int>(result->affected) : result.error();
}

Result<ListPage<Notification>> pageFrom(const QJsonObject &json)
{
    return pageFromJson(json, &model::notificationFromJson);
}

} // namespace

Pending<ListPage<Notification>> NotificationCalls::list(const NotificationQuery &query)
{
    return m_transport.askFor<ListPage<Notification>>(
        {.method = "GET", .path = root, .query = urlQueryOf(query)}, &pageFrom);
}

Pending<Notification> NotificationCalls::show(NotificationId id)
{
    return m_transport.askFor<Notification>({.method = "GET", .path = pathOf(id)}, &model::notificationFromJson);
}

Pending<Notification> NotificationCalls::create(const model::NotificationDraft &draft, const QByteArray &key)
{
    model::JsonWriter json;
    write(json, draft);
    return m_transport.askFor<Notification>(creating(root, json.take(), key), &model::notificationFromJson);
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

Pending<BulkResult> NotificationCalls::markMultipleRead(const QList<NotificationId> &ids)
{
    return m_transport.askFor<BulkResult>(
        {.method = "POST", .path = root + QStringLiteral("mark-multiple-read/"), .body = bodyOf(ids)}, &bulkResultFrom);
}

Pending<BulkResult> NotificationCalls::removeMultiple(const QList<NotificationId> &ids)
{
    return m_transport.askFor<BulkResult>(
        {.method = "DELETE", .path = root + QStringLiteral("bulk-delete/"), .body = bodyOf(ids)}, &bulkResultFrom);
}

} // namespace mc::client
