#include "store/deliveries/deliveries.h"

#include <QtCore/QJsonDocument>

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::InboxChange;
using model::NotificationId;
using model::Result;
using model::TimelineEntry;
using model::TimelineEvent;

namespace {

// The notification itself first, then its events, in the order of the times that are shown. $1 id, $2 caller, $3 everybody's.
const Statement timeline {QStringLiteral("timeline"), QStringLiteral(R"(
WITH found AS (
    SELECT id, recipient_id, created_at, coalesce(scheduled_for, created_at) AS due_at, suppressed FROM notifications
    WHERE id = $1 AND ($3 OR (recipient_id = $2 AND is_due))
), happened AS (
    SELECT created_at AS at, 'created' AS event, NULL::text AS channel, NULL::uuid AS delivery_id, NULL::smallint AS attempt,
           NULL::text AS reason, NULL::text AS detail, -2::bigint AS nth FROM found
    UNION ALL
    SELECT f.due_at, 'suppressed', s.key, NULL, NULL, s.value, NULL, -1
    FROM found f CROSS JOIN LATERAL jsonb_each_text(f.suppressed) s
    UNION ALL
    SELECT e.at, e.event, e.channel::text, e.delivery_id, e.attempt, e.reason, e.detail, e.nth
    FROM found f JOIN notification_events e ON e.notification_id = f.id
)
SELECT (date_part('epoch', shown.at) * 1000)::bigint, event, channel, delivery_id, attempt, reason, detail,
       (SELECT recipient_id FROM found)
FROM happened h CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', h.at)) shown (at)
ORDER BY shown.at, nth, channel::channel)")};

// $1 id, $2 now.
const Statement retry {QStringLiteral("retry deliveries"), QStringLiteral(R"(
WITH queued AS (
    UPDATE deliveries SET status = 'pending', reason = NULL, detail = NULL, due_at = $2, attempts_before = attempts,
        counted_at = NULL
    WHERE notification_id = $1 AND status = 'failed' RETURNING id, channel
), told AS (
    INSERT INTO notification_events (notification_id, at, event, channel, delivery_id)
    SELECT $1, $2, 'retried', channel, id FROM queued
), waiting AS (
    UPDATE notifications SET delivery_status = 'pending' WHERE id = $1 AND EXISTS (SELECT FROM queued)
)
SELECT (SELECT count(*) FROM queued), recipient_id FROM notifications WHERE id = $1)")};

// $1 id, $2 user, $3 now. A row when anything changed; with nulls for the inbox when it was read already.
const Statement click {QStringLiteral("click notification"), QStringLiteral(R"(
WITH was AS (
    SELECT id, is_read FROM notifications
    WHERE id = $1 AND recipient_id = $2 AND is_due AND (clicked_at IS NULL OR NOT is_read) FOR UPDATE
), changed AS (
    UPDATE notifications n SET clicked_at = coalesce(n.clicked_at, $3), is_read = true, read_at = coalesce(n.read_at, $3)
    FROM was WHERE n.id = was.id
), inbox AS (
    UPDATE inboxes SET version = version + 1, unread_count = unread_count - 1
    WHERE user_id = $2 AND EXISTS (SELECT FROM was WHERE NOT is_read) RETURNING user_id, version, unread_count
), change AS (
    INSERT INTO inbox_changes (user_id, version, kind, changed_at, unread_count, notification_id)
    SELECT user_id, version, 'read', $3, unread_count, $1 FROM inbox
)
SELECT user_id, version, unread_count FROM inbox)")};

const Statement forgetDeleted {QStringLiteral("forget deleted deliveries"), QStringLiteral(R"(
DELETE FROM deleted_deliveries WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM deleted_deliveries WHERE counted_at < $1 LIMIT $2)))")};

Error notFound() { return {ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")}; }

TimelineEntry entryFrom(const Rows &rows)
{
    TimelineEntry entry;
    entry.at = rows.time(0);
    entry.event = rows.word(1, &model::timelineEventFromWord);
    entry.channel = model::channelFromWord(rows.text(2));
    entry.deliveryId = QUuid::fromString(rows.text(3));
    if (!rows.isNull(4))
        entry.attempt = int(rows.integer(4));
    entry.reason = rows.text(5);
    entry.detail = rows.text(6);
    if (entry.event == TimelineEvent::Suppressed && entry.detail.isEmpty() && entry.channel) {
        if (const std::optional<model::Reason> reason = model::reasonFromWord(entry.reason))
            entry.detail = suppressionDetail(*entry.channel, *reason);
    }
    return entry;
}

} // namespace

Result<Timeline> Deliveries::timeline(NotificationId id, Reach reach)
{
    Result<Rows> rows = m_connection.run(store::timeline, {toString(id), reach.caller.value, reach.everybody});
    if (!rows)
        return rows.error();
    Timeline found;
    QList<TimelineEntry> &entries = found.entries;
    while (rows->next()) {
        found.recipient = rows->userId(7);
        entries += entryFrom(*rows);
    }
    if (entries.isEmpty())
        return notFound();
    return found;
}

Result<Retried> Deliveries::retry(NotificationId id, const QDateTime &now)
{
    Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(store::retry, {toString(id), timeValue(now)});
    });
    if (!rows)
        return rows.error();
    if (!rows->next())
        return notFound();
    if (rows->integer(0) == 0)
        return Error {ErrorCode::DeliveryFailed, QStringLiteral("None of its deliveries has failed.")};
    return Retried {rows->userId(1), int(rows->integer(0))};
}

Result<std::optional<InboxChange>> Deliveries::click(NotificationId id, model::UserId user, const QDateTime &now)
{
    Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(store::click, {toString(id), user.value, timeValue(now)});
    });
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<InboxChange>();
    InboxChange change;
    change.user = user;
    change.version = rows->integer(1);
    change.unreadCount = int(rows->integer(2));
    change.kind = InboxChange::Kind::Read;
    change.notificationId = id;
    change.readAt = now;
    return std::optional(change);
}

Result<int> Deliveries::forgetDeleted(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(store::forgetDeleted, {timeValue(before), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
