#include "model/answer_fields.h"
#include "model/inbox_change.h"

namespace mc::model {

namespace {

using Kind = InboxChange::Kind;

std::optional<Kind> kindOf(const QString &messageType, const QJsonObject &data)
{
    if (messageType == QLatin1String("new_notification"))
        return Kind::Created;
    if (messageType == QLatin1String("notification_read"))
        return Kind::Read;
    if (messageType == QLatin1String("notification_unread"))
        return Kind::Unread;
    if (messageType == QLatin1String("notification_deleted"))
        return Kind::Deleted;
    if (messageType != QLatin1String("bulk_update"))
        return {};
    const QString action = data.value(QLatin1String("action")).toString();
    if (action == QLatin1String("mark_all_read"))
        return Kind::AllRead;
    if (action == QLatin1String("mark_multiple_read"))
        return Kind::MultipleRead;
    return action == QLatin1String("bulk_delete") ? std::optional(Kind::BulkDeleted) : std::nullopt;
}

void readBulk(AnswerFields &fields, InboxChange &change)
{
    fields.require({"affected_count"});
    change.affectedCount = int(fields.integer("affected_count"));
    change.type = fields.word("notification_type", &notificationTypeFromWord);
    const QStringList ids = fields.texts("notification_ids");
    for (const QString &text : ids) {
        const std::optional<NotificationId> id = notificationIdFromString(text);
        if (id)
            change.notificationIds += *id;
        else
            fields.wrong("notification_ids", QStringLiteral("Not a UUID."));
    }
}

} // namespace

Result<InboxChange> inboxChangeFromMessage(const QJsonObject &message)
{
    const QJsonObject data = message.value(QLatin1String("data")).toObject();
    const std::optional<Kind> kind = kindOf(message.value(QLatin1String("type")).toString(), data);
    if (!kind)
        return fieldError(QStringLiteral("type"), QStringLiteral("unknown"), QStringLiteral("Announces no change."));
    AnswerFields fields(data, QStringLiteral("data."));
    fields.require({"unread_count", "sync"});
    InboxChange change;
    change.kind = *kind;
    change.version = fields.text("sync").toLongLong();
    change.unreadCount = int(fields.integer("unread_count"));
    if (*kind == Kind::Created) {
        if (!data.contains(QLatin1String("id")))
            return change; // deleted since
        const Result<Notification> notification = notificationFromJson(data);
        if (!notification)
            return notification.error();
        change.notification = *notification;
        change.notificationId = notification->id;
    } else if (*kind == Kind::Read || *kind == Kind::Unread || *kind == Kind::Deleted) {
        fields.require({"notification_id"});
        change.notificationId = {fields.uuid("notification_id")};
        change.readAt = fields.time("read_at");
    } else {
        readBulk(fields, change);
    }
    if (const std::optional<Error> error = fields.error())
        return *error;
    return change;
}

} // namespace mc::model
