#include "store/journal/journal.h"

#include "store/journal/kinds.h"

namespace mc::store::journal {

namespace {

// Functions, because other files compose their statements before this one's constants would be there.
Columns ofNotification()
{
    return {{"user_id", "f.recipient_id"}, {"clinic_id", "f.clinic_id"}, {"notification_id", "f.id"},
        {"notification_type", "f.notification_type"}, {"priority", "f.priority"}, {"due_at", "f.due_at"},
        {"channel", "'in_app'::channel"}};
}

Columns ofDelivery()
{
    return {{"user_id", "f.recipient_id"}, {"clinic_id", "f.clinic_id"}, {"notification_id", "f.notification_id"},
        {"priority", "f.priority"}, {"due_at", "f.created_at"}, {"channel", "f.channel"}, {"delivery_id", "f.id"}};
}

Columns ofBulkChange()
{
    return {{"user_id", "f.recipient_id"}, {"affected_count", "f.affected"}, {"notification_ids", "f.ids"}};
}

// What changeColumns are made of.
constexpr char returningChange[]
    = "\n    RETURNING user_id, version, kind, at, unread_count, notification_id, affected_count, "
      "notification_type, notification_ids";

QString text(const char *latin1) { return QString::fromLatin1(latin1); }

// `cte AS (INSERT INTO journal …)`, from whatever FROM clause gives a row `f`.
QString insertion(const char *cte, const QString &from, const Columns &columns, const char *returning = "")
{
    QStringList names, values;
    for (const Column &column : columns) {
        names += text(column.name);
        values += text(column.sql);
    }
    return QStringLiteral("%1 AS (\n    INSERT INTO journal (%2)\n    SELECT %3\n    FROM %4%5\n)")
        .arg(text(cte), names.join(QLatin1String(", ")), values.join(QLatin1String(", ")), from, text(returning));
}

// Every inbox with rows gets a version for each of them. CTE `inbox` has what it was before.
QString bump(const char *rows, const char *unread)
{
    return QStringLiteral(R"(per_inbox AS (
    SELECT f.recipient_id, count(*)::int AS changes, sum(%2)::int AS unread FROM %1 f GROUP BY f.recipient_id
), locked AS MATERIALIZED (
    SELECT p.* FROM per_inbox p JOIN inboxes i ON i.user_id = p.recipient_id ORDER BY i.user_id FOR NO KEY UPDATE OF i
), inbox AS (
    UPDATE inboxes i SET version = i.version + l.changes, unread_count = i.unread_count + l.unread
    FROM locked l WHERE i.user_id = l.recipient_id
    RETURNING i.user_id, i.version - l.changes AS version, i.unread_count - l.unread AS unread_count
), )")
        .arg(text(rows), text(unread));
}

} // namespace

Columns created()
{
    return {{"kind", "'created'"}, {"at", "f.created_at"}, {"became", inAppState}, {"suppressed", "f.suppressed"}};
}

Columns scheduled()
{
    return {{"kind", "'scheduled'"}, {"at", "f.created_at"}, {"detail", dueText}, {"scheduled", "1"}};
}

Columns rescheduled(const char *at) { return {{"kind", "'rescheduled'"}, {"at", at}, {"detail", dueText}}; }

Columns cancelled(const char *at) { return {{"kind", "'cancelled'"}, {"at", at}, {"scheduled", "-1"}}; }

QString lockInOrder(const char *condition, const char *columns)
{
    return QStringLiteral(R"(owners AS MATERIALIZED (
    SELECT user_id FROM inboxes WHERE user_id IN (SELECT n.recipient_id FROM notifications n WHERE %1)
    ORDER BY user_id FOR NO KEY UPDATE
), picked AS MATERIALIZED (
    SELECT %2 FROM notifications n WHERE n.recipient_id = ANY (ARRAY(SELECT user_id FROM owners)) AND %1
    ORDER BY n.id FOR NO KEY UPDATE
))")
        .arg(text(condition), text(columns));
}

QString inboxChange(const char *rows, const char *unread, const Columns &columns)
{
    const QString bumped = QStringLiteral(R"(inbox AS (
    UPDATE inboxes i SET version = i.version + 1, unread_count = i.unread_count + %2
    FROM %1 f WHERE i.user_id = f.recipient_id RETURNING i.user_id, i.version, i.unread_count
), )")
                               .arg(text(rows), text(unread));
    const Columns counted {{"version", "i.version"}, {"unread_count", "i.unread_count"}, {"unread", unread}};
    return bumped
        + insertion("change", text(rows) + QStringLiteral(" f JOIN inbox i ON i.user_id = f.recipient_id"),
            ofNotification() + counted + columns, returningChange);
}

QString inboxChanges(const char *rows, const char *unread, const char *order, const Columns &columns)
{
    const Columns counted {
        {"version", "i.version + f.nth"}, {"unread_count", "i.unread_count + f.unread_so_far"}, {"unread", unread}};
    const QString numbered = QStringLiteral(
        "(SELECT f.*, (row_number() OVER inbox)::int AS nth, (sum(%2) OVER inbox)::int AS unread_so_far FROM %1 f\n"
        "          WINDOW inbox AS (PARTITION BY f.recipient_id ORDER BY %3)) f JOIN inbox i ON i.user_id = "
        "f.recipient_id")
                                 .arg(text(rows), text(unread), text(order));
    return bump(rows, unread) + insertion("change", numbered, ofNotification() + counted + columns, returningChange);
}

QString bulkChanges(const char *rows, const Columns &columns)
{
    const Columns counted {{"version", "i.version + 1"}, {"unread_count", "i.unread_count + f.unread"}};
    return bump(rows, "f.unread")
        + insertion("change", text(rows) + QStringLiteral(" f JOIN inbox i ON i.user_id = f.recipient_id"),
            ofBulkChange() + counted + columns, returningChange);
}

QString notificationFact(const char *cte, const char *rows, const Columns &columns)
{
    return insertion(cte, text(rows) + QStringLiteral(" f"), ofNotification() + columns);
}

QString deliveryFact(const char *cte, const char *rows, const Columns &columns)
{
    return insertion(cte, text(rows) + QStringLiteral(" f"), ofDelivery() + columns);
}

QString devicesChanged(const char *cte, const char *rows, const char *at)
{
    const QString from = QStringLiteral("(SELECT user_id, device_type, sum(devices)::int AS devices FROM %1\n"
                                        "          GROUP BY user_id, device_type HAVING sum(devices) <> 0) f "
                                        "JOIN users u ON u.id = f.user_id ORDER BY u.id FOR SHARE OF u")
                             .arg(text(rows));
    return insertion(cte, from,
        {{"kind", "'devices'"}, {"at", at}, {"user_id", "u.id"}, {"clinic_id", "u.clinic_id"},
            {"device_type", "f.device_type"}, {"devices", "f.devices"}});
}

QString devicesMoved(const char *cte, const char *rows, const char *at)
{
    const QString from = text(rows)
        + QStringLiteral(" f CROSS JOIN LATERAL (VALUES (-1, f.old_clinic), (1, f.new_clinic)) c (sign, clinic_id)");
    return insertion(cte, from,
        {{"kind", "'devices'"}, {"at", at}, {"user_id", "f.user_id"}, {"clinic_id", "c.clinic_id"},
            {"device_type", "f.device_type"}, {"devices", "c.sign * f.devices"}});
}

model::InboxChange changeFrom(Rows &row)
{
    model::InboxChange change;
    change.user = row.userId();
    change.version = row.integer();
    const Kind *const kind = kindOf(row.bytes());
    change.kind = kind && kind->change ? *kind->change : model::InboxChange::Kind::Created;
    const QDateTime at = row.time();
    change.readAt = change.kind == model::InboxChange::Kind::Read ? at : QDateTime();
    change.unreadCount = int(row.integer());
    change.notificationId = row.notificationId();
    change.affectedCount = int(row.integer());
    const std::optional<model::NotificationType> type = row.optionalWord(&model::notificationTypeFromWord);
    change.type = change.kind == model::InboxChange::Kind::AllRead ? type : std::nullopt;
    for (const QByteArrayView id : row.array())
        change.notificationIds += {QUuid::fromString(QLatin1String(id))};
    return change;
}

std::optional<model::InboxChange> onlyChangeFrom(Rows &rows)
{
    if (!rows.next())
        return {};
    return changeFrom(rows);
}

} // namespace mc::store::journal
