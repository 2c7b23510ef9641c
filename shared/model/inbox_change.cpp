#include "model/inbox_change.h"

#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array kindWords {"created", "read", "unread", "deleted", "all_read", "multiple_read", "bulk_deleted"};

QLatin1String messageType(InboxChange::Kind kind)
{
    switch (kind) {
    case InboxChange::Kind::Created:
        return QLatin1String("new_notification");
    case InboxChange::Kind::Read:
        return QLatin1String("notification_read");
    case InboxChange::Kind::Unread:
        return QLatin1String("notification_unread");
    case InboxChange::Kind::Deleted:
        return QLatin1String("notification_deleted");
    case InboxChange::Kind::AllRead:
    case InboxChange::Kind::MultipleRead:
    case InboxChange::Kind::BulkDeleted:
        return QLatin1String("bulk_update");
    }
    Q_UNREACHABLE();
}

void writeBulk(JsonWriter &json, QLatin1String action, const InboxChange &change)
{
    json.field(QLatin1String("action"), action).field(QLatin1String("affected_count"), change.affectedCount);
    if (change.type)
        json.field(QLatin1String("notification_type"), word(*change.type));
    if (change.notificationIds.isEmpty())
        return;
    json.key(QLatin1String("notification_ids")).beginArray();
    for (const NotificationId id : change.notificationIds)
        json.value(toString(id));
    json.endArray();
}

void writeData(JsonWriter &json, const InboxChange &change)
{
    switch (change.kind) {
    case InboxChange::Kind::Created:
        if (change.notification)
            writeSummaryFields(json, *change.notification);
        return;
    case InboxChange::Kind::Read:
        json.field(QLatin1String("notification_id"), toString(change.notificationId))
            .field(QLatin1String("read_at"), change.readAt);
        return;
    case InboxChange::Kind::Unread:
    case InboxChange::Kind::Deleted:
        json.field(QLatin1String("notification_id"), toString(change.notificationId));
        return;
    case InboxChange::Kind::AllRead:
        return writeBulk(json, QLatin1String("mark_all_read"), change);
    case InboxChange::Kind::MultipleRead:
        return writeBulk(json, QLatin1String("mark_multiple_read"), change);
    case InboxChange::Kind::BulkDeleted:
        return writeBulk(json, QLatin1String("bulk_delete"), change);
    }
}

} // namespace

QByteArray toMessage(const InboxChange &change)
{
    JsonWriter json;
    json.beginObject().field(QLatin1String("type"), messageType(change.kind)).key(QLatin1String("data")).beginObject();
    writeData(json, change);
    json.field(QLatin1String("unread_count"), change.unreadCount)
        .field(QLatin1String("sync"), QString::number(change.version))
        .endObject()
        .endObject();
    return json.take();
}

QLatin1String word(InboxChange::Kind kind) { return wordOf(kindWords, kind); }
std::optional<InboxChange::Kind> inboxChangeKindFromWord(QAnyStringView word)
{
    return valueOf<InboxChange::Kind>(kindWords, word);
}

} // namespace mc::model
