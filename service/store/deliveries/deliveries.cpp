#include "store/deliveries/deliveries.h"

#include "store/journal/journal.h"
#include "store/journal/kinds.h"

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

// In the order of the times that are shown. $1 id, $2 caller, $3 everybody's, $4 and $5 behind that time and number, $6 most.
const Statement timeline {QStringLiteral("timeline"), QStringLiteral(R"(
SELECT n.recipient_id, coalesce(n.trace_id, n.id), j.shown_at || '.' || j.nth, j.kind, j.shown_at,
       (date_part('epoch', date_trunc('milliseconds', j.due_at)) * 1000)::bigint, j.channel, j.delivery_id, j.attempt, j.reason, j.detail, j.suppressed,
       (date_part('epoch', j.held_until) * 1000)::bigint, coalesce(p.quiet_hours_zone, u.timezone)
FROM notifications n JOIN users u ON u.id = n.recipient_id LEFT JOIN preferences p ON p.user_id = u.id
LEFT JOIN LATERAL (
    SELECT * FROM (
        SELECT *, (date_part('epoch', date_trunc('milliseconds', at)) * 1000)::bigint AS shown_at,
               lead(at) OVER (PARTITION BY kind IN ('read', 'unread') ORDER BY date_trunc('milliseconds', at), nth) AS next_at
        FROM journal WHERE notification_id = n.id) f
    WHERE (shown_at, nth) > ($4::bigint, $5::bigint)
      AND (kind NOT IN ('read', 'unread') OR next_at IS NULL OR next_at > at + interval '1 minute')
    ORDER BY shown_at, nth LIMIT $6
) j ON true
WHERE n.id = $1 AND ($3 OR (n.recipient_id = $2 AND n.is_due)) ORDER BY j.shown_at, j.nth)")};

// $1 id, $2 now.
const Statement retry {QStringLiteral("retry deliveries"),
    QStringLiteral(R"(
WITH picked AS MATERIALIZED (
    SELECT id FROM notifications WHERE id = $1 FOR NO KEY UPDATE
), retried AS (
    UPDATE deliveries d SET status = 'pending', reason = NULL, detail = NULL, due_at = $2, attempts_before = attempts,
        counted_at = NULL
    WHERE notification_id = (SELECT id FROM picked) AND status = 'failed' RETURNING %1, delivery_state 'failed' AS was
), waiting AS (
    UPDATE notifications SET delivery_status = delivery_status((SELECT count(*) FROM retried), 0, 0, false, named_channels)
    WHERE id = $1 AND EXISTS (SELECT FROM retried)
), %2
SELECT recipient_id, (SELECT count(*) FROM retried) FROM notifications WHERE id = $1)")
        .arg(QLatin1String(journal::deliveryFacts),
            journal::deliveryFact("told", "retried",
                {{"kind", "'retried'"}, {"at", "$2::timestamptz"}, {"was", "f.was"}, {"became", "f.status"},
                    {"error", journal::countedError}, {"retrying", "CASE WHEN f.attempts > 0 THEN 1 END"}}))};

// $1 id, $2 user, $3 now. A row when it was unread.
const Statement click {QStringLiteral("click notification"),
    QStringLiteral(R"(
WITH %5, changed AS (
    UPDATE notifications n SET clicked_at = coalesce(n.clicked_at, $3), is_read = true, read_at = coalesce(n.read_at, $3)
    FROM picked p WHERE n.id = p.id RETURNING %1, p.is_read, p.clicked_at
), unread AS (
    SELECT * FROM changed WHERE NOT is_read
), %2, first_clicked AS (
    SELECT * FROM changed WHERE clicked_at IS NULL
), %3
SELECT %4 FROM change c)")
        .arg(QLatin1String(journal::notificationFacts),
            journal::inboxChange("unread", "-1",
                {{"kind", "'read'"}, {"at", "$3::timestamptz"}, {"took", "$3::timestamptz - f.due_at"}}),
            journal::notificationFact("clicked", "first_clicked", {{"kind", "'clicked'"}, {"at", "$3::timestamptz"}}),
            QLatin1String(journal::changeColumns),
            journal::lockInOrder(
                "n.id = $1 AND n.recipient_id = $2 AND n.is_due AND (n.clicked_at IS NULL OR NOT n.is_read)",
                "n.id, n.is_read, n.clicked_at"))};

const Statement forgetDeleted {QStringLiteral("forget deleted deliveries"), QStringLiteral(R"(
DELETE FROM deleted_deliveries WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM deleted_deliveries WHERE counted_at < $1 LIMIT $2)))")};

// A cursor is the time and the number of the last fact; what comes from outside may be anything.
std::optional<std::pair<qint64, qint64>> positionFrom(const QString &cursor)
{
    if (cursor.isEmpty())
        return std::pair(std::numeric_limits<qint64>::min(), qint64(0));
    const QStringList parts = cursor.split(u'.');
    bool isTime = false, isNumber = false;
    const std::pair position(parts.value(0).toLongLong(&isTime), parts.value(1).toLongLong(&isNumber));
    return parts.size() == 2 && isTime && isNumber ? std::optional(position) : std::nullopt;
}

Error notFound() { return {ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")}; }

TimelineEntry entryOf(TimelineEvent event, const QDateTime &at)
{
    TimelineEntry entry;
    entry.at = at;
    entry.event = event;
    return entry;
}

// One kind of fact is one entry, but for the first, which also tells that the notification was created and what was ruled out.
QList<TimelineEntry> entriesFrom(Rows &row)
{
    const journal::Kind *const kind = journal::kindOf(row.bytes());
    if (!kind)
        return {};
    TimelineEntry entry;
    entry.at = row.time();
    const QDateTime dueAt = row.time();
    entry.channel = row.optionalWord(&model::channelFromWord);
    entry.deliveryId = row.uuid();
    if (const std::optional<qint64> attempt = row.optionalInteger())
        entry.attempt = int(*attempt);
    entry.reason = row.text();
    entry.detail = row.text();
    const QJsonObject suppressed = QJsonDocument::fromJson(row.bytes().toByteArray()).object();
    entry.until = row.time();
    if (entry.until.isValid())
        entry.timezone = row.bytes().toByteArray();

    QList<TimelineEntry> entries;
    if (kind->event == TimelineEvent::Created || kind->event == TimelineEvent::Scheduled)
        entries += entryOf(TimelineEvent::Created, entry.at);
    if (kind->event == TimelineEvent::Created)
        entries.last().detail = entry.detail; // what it was made from
    if (kind->event && kind->event != TimelineEvent::Created) {
        entry.event = *kind->event;
        if (entry.event == TimelineEvent::Scheduled || entry.event == TimelineEvent::Rescheduled
            || entry.event == TimelineEvent::Cancelled)
            entry.channel.reset(); // of the notification as a whole
        entries += entry;
    }
    for (const model::Channel channel : model::allChannels) {
        const QString reason = suppressed.value(word(channel)).toString();
        if (const std::optional<model::Reason> known = model::reasonFromWord(reason)) {
            entries += entryOf(TimelineEvent::Suppressed, dueAt);
            entries.last().channel = channel;
            entries.last().reason = reason;
            entries.last().detail = suppressionDetail(channel, *known);
        }
    }
    return entries;
}

} // namespace

Result<Timeline> Deliveries::timeline(NotificationId id, Reach reach, const TimelinePage &page)
{
    const auto behind = positionFrom(page.cursor);
    if (!behind)
        return model::fieldError(
            QStringLiteral("cursor"), QStringLiteral("invalid"), QStringLiteral("Not a cursor of a timeline."));
    Result<Rows> rows = m_connection.run(store::timeline,
        {toString(id), reach.caller.value, reach.everybody, behind->first, behind->second, page.size + 1});
    if (!rows)
        return rows.error();
    if (rows->count() == 0)
        return notFound();
    Timeline found;
    QString last;
    for (int nth = 0; rows->next(); ++nth) {
        found.recipient = rows->userId();
        found.traceId = rows->uuid();
        if (nth == page.size) {
            found.nextCursor = last;
            break;
        }
        last = rows->text();
        found.entries += entriesFrom(*rows);
    }
    // In the order of the times that are shown; a notification is created before anything else of that moment.
    const auto rank
        = [](const TimelineEntry &entry) { return std::pair(entry.at, entry.event != TimelineEvent::Created); };
    std::stable_sort(found.entries.begin(), found.entries.end(),
        [&rank](const TimelineEntry &a, const TimelineEntry &b) { return rank(a) < rank(b); });
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
    Retried retried;
    retried.recipient = rows->userId();
    retried.deliveries = int(rows->integer());
    if (retried.deliveries == 0)
        return Error {ErrorCode::DeliveryFailed, QStringLiteral("None of its deliveries has failed.")};
    return retried;
}

Result<std::optional<InboxChange>> Deliveries::click(NotificationId id, model::UserId user, const QDateTime &now)
{
    Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(store::click, {toString(id), user.value, timeValue(now)});
    });
    return rows ? Result(journal::onlyChangeFrom(*rows)) : rows.error();
}

Result<int> Deliveries::forgetDeleted(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(store::forgetDeleted, {timeValue(before), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
