#include "store/deliveries/delivery_queue.h"

#include "store/deliveries/settling.h"
#include "store/directory/preferences_row.h"
#include "store/inbox/notification_row.h"
#include "store/journal/journal.h"
#include "store/session/transaction.h"

namespace mc::store {

using model::Result;

namespace {

// One priority after the other, so that each is read from the index where its due ones begin; rows are locked as they are
// read, so no more are than are taken. Whoever's lease has run out made an attempt of which nobody knows. What belongs to
// them is looked up row by row: LIMIT keeps the planner from reading whole tables for a join, which it prefers while they
// are small and stays with for the life of a session.
// %1 the preferences' columns, %2 what facts are made from, %3 the fact. $1 provider, $2 now, $3 most, $4 instance, $5 lease in seconds,
// $6 priorities, $7 those not to be taken.
const Statement claimDue {QStringLiteral("claim deliveries"),
    QStringLiteral(R"(
WITH due AS MATERIALIZED (
    SELECT next.id, next.is_abandoned
    FROM unnest($6::notification_priority[]) WITH ORDINALITY p (priority, nth)
    CROSS JOIN LATERAL (
        SELECT id, leased_until IS NOT NULL AS is_abandoned FROM deliveries
        WHERE status = 'pending' AND provider = $1 AND priority = p.priority AND due_at <= $2
          AND (leased_until IS NULL OR leased_until <= $2) AND id <> ALL ($7::uuid[])
        ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED) next
    LIMIT $3
), claimed AS (
    UPDATE deliveries d SET leased_by = $4, leased_until = $2::timestamptz + make_interval(secs => $5),
        attempts = attempts + (leased_until IS NOT NULL)::int
    WHERE id = ANY (ARRAY(SELECT id FROM due))
    RETURNING %2, d.device_id, d.attempts_before, d.due_at, d.counted_at
), abandoned AS (
    SELECT * FROM claimed WHERE id = ANY (ARRAY(SELECT id FROM due WHERE is_abandoned))
), %3
SELECT c.id, c.attempts - c.attempts_before, n.id, n.notification_type, n.priority, n.title, n.message, n.texts, n.action_url,
       n.deep_link, n.neutral_link, n.trace_id, n.is_trace_sampled,
       (date_part('epoch', n.created_at) * 1000)::bigint,
       (date_part('epoch', c.due_at) * 1000)::bigint, c.counted_at IS NOT NULL,
       r.id, r.username, r.email, r.first_name, r.last_name, r.is_active, r.phone, r.timezone, r.locale,
       EXISTS (SELECT FROM sms_opt_outs o WHERE o.phone = r.phone),
       d.id, d.provider, d.device_type, d.token_ciphertext, d.token_key_id, %1
FROM claimed c
CROSS JOIN LATERAL (SELECT * FROM notifications WHERE id = c.notification_id LIMIT 1) n
CROSS JOIN LATERAL (SELECT * FROM users WHERE id = c.recipient_id LIMIT 1) r
LEFT JOIN LATERAL (SELECT * FROM preferences WHERE user_id = c.recipient_id LIMIT 1) p ON true
LEFT JOIN LATERAL (
    SELECT * FROM devices WHERE id = c.device_id AND user_id = c.recipient_id AND is_active LIMIT 1) d ON true
ORDER BY c.priority DESC, c.due_at)")
        .arg(QLatin1String(preferencesColumns), QLatin1String(journal::deliveryFacts),
            journal::deliveryFact("told", "abandoned",
                {{"kind", "'abandoned'"}, {"at", "$2::timestamptz"}, {"attempt", "f.attempts"}, {"was", "f.status"},
                    {"became", "f.status"}, {"retrying", "CASE WHEN f.attempts = 1 THEN 1 END"}}))};

// $1 provider, $2 now. What is leased is looked at again when its lease ends.
const Statement findNext {QStringLiteral("find the next delivery"), QStringLiteral(R"(
SELECT (date_part('epoch', min(next.at)) * 1000)::bigint
FROM unnest(enum_range(NULL::notification_priority)) p (priority)
CROSS JOIN LATERAL (
    (SELECT due_at AS at FROM deliveries
     WHERE status = 'pending' AND provider = $1 AND priority = p.priority AND due_at > $2 ORDER BY due_at LIMIT 1)
    UNION ALL
    (SELECT leased_until FROM deliveries
     WHERE status = 'pending' AND provider = $1 AND priority = p.priority AND due_at <= $2 AND leased_until > $2
     ORDER BY due_at LIMIT 1)
) next)")};

// Settling a notification looks at all its deliveries: whoever settles one of them waits here for who settles another.
const Statement lockNotifications {QStringLiteral("lock notifications"),
    QStringLiteral("SELECT FROM notifications WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE")};

// $1 notifications, $2 channel. Of several devices one is enough.
const Statement findCounted {QStringLiteral("find counted deliveries"), QStringLiteral(R"(
SELECT DISTINCT notification_id FROM deliveries
WHERE notification_id = ANY ($1::uuid[]) AND channel = $2 AND counted_at IS NOT NULL)")};

// $1 ids, $2 instance, $3 now.
const Statement countDeliveries {QStringLiteral("count deliveries"), QStringLiteral(R"(
UPDATE deliveries SET counted_at = $3
WHERE id = ANY (ARRAY(SELECT id FROM deliveries WHERE id = ANY ($1::uuid[]) AND leased_by = $2 ORDER BY id FOR NO KEY UPDATE))
RETURNING id)")};

// A delivery that is no longer pending was told of by its provider before we could record what became of it: that stays.
// What waits, or goes nowhere, is not counted by the recipient's limits, unless it was tried before. What each one was is read
// from the table as it is for this statement: nobody else changes it while we have the notification locked.
// $1 the outcomes, $2 instance, $3 the outcomes' ids, so that no plan reads more of the table.
const Statement recordOutcomes {QStringLiteral("record deliveries"),
    QStringLiteral(R"(
WITH outcome AS MATERIALIZED (
    SELECT o.*, o.kind IN ('sent', 'postponed', 'failed') AS is_attempt, old.status AS was, old.sent_at AS sent_before
    FROM jsonb_to_recordset($1::jsonb) AS o (id uuid, kind text, at timestamptz, due_at timestamptz, reason text,
                                             error text, detail text, token_dead_since timestamptz)
    LEFT JOIN LATERAL (SELECT status, sent_at FROM deliveries WHERE id = o.id LIMIT 1) old ON true
), changed AS (
    UPDATE deliveries d SET
        status = CASE WHEN d.status <> 'pending' OR o.kind IN ('postponed', 'held') THEN d.status ELSE o.kind::delivery_state END,
        attempts = d.attempts + o.is_attempt::int,
        last_attempt_at = CASE WHEN o.is_attempt THEN o.at ELSE d.last_attempt_at END,
        sent_at = coalesce(d.sent_at, CASE WHEN o.kind = 'sent' THEN o.at END),
        last_error = CASE WHEN d.status = 'pending' THEN coalesce(o.error, d.last_error) ELSE d.last_error END,
        reason = o.reason, detail = CASE WHEN o.reason IS NOT NULL THEN o.detail END,
        counted_at = CASE WHEN o.kind = 'suppressed' OR (o.kind = 'held' AND d.attempts = d.attempts_before) THEN NULL
                          WHEN o.kind = 'held' THEN d.counted_at ELSE coalesce(d.counted_at, o.at) END,
        due_at = coalesce(o.due_at, d.due_at), leased_by = NULL, leased_until = NULL
    FROM outcome o WHERE d.id = o.id AND d.id = ANY ($3::uuid[]) AND d.leased_by = $2
    RETURNING %1, d.device_id, o.kind, o.at, o.is_attempt, o.was, o.token_dead_since,
              nullif(concat_ws(': ', o.error, o.detail), '') AS told,
              CASE WHEN o.kind = 'sent' AND o.sent_before IS NULL THEN o.at - d.created_at END AS took
), %2, retired AS (
    UPDATE devices d SET is_active = false, updated_at = c.at
    FROM (SELECT device_id, max(token_dead_since) AS since, max(at) AS at FROM changed
          WHERE token_dead_since IS NOT NULL GROUP BY device_id) c
    WHERE d.id = c.device_id AND d.is_active AND d.last_used_at <= c.since
    RETURNING d.user_id, d.device_type, -1 AS devices
), %3
SELECT)")
        .arg(QLatin1String(journal::deliveryFacts),
            journal::deliveryFact("facts", "changed",
                {{"kind", "CASE f.kind WHEN 'postponed' THEN 'attempted' ELSE f.kind END"}, {"at", "f.at"},
                    {"attempt", "CASE WHEN f.is_attempt THEN f.attempts END"}, {"was", "f.was"}, {"became", "f.status"},
                    {"reason", "f.reason"}, {"detail", "f.told"}, {"took", "f.took"}, {"error", journal::countedError},
                    {"held_until", "CASE f.kind WHEN 'held' THEN f.next_at END"},
                    {"retrying",
                        "nullif((f.status = 'pending' AND f.attempts > 0)::int "
                        "- (f.was = 'pending' AND f.attempts > f.is_attempt::int)::int, 0)"}}),
            journal::devicesChanged("lost_devices", "retired", "now()"))};

// $1 ids, $2 instance, $3 now, $4 lease in seconds.
const Statement renewLeases {QStringLiteral("renew leases"), QStringLiteral(R"(
UPDATE deliveries SET leased_until = $3::timestamptz + make_interval(secs => $4)
WHERE id = ANY (ARRAY(SELECT id FROM deliveries WHERE id = ANY ($1::uuid[]) AND leased_by = $2 ORDER BY id FOR NO KEY UPDATE)))")};

// $1 ids, $2 instance, $3 until when they are put off, null: not.
const Statement releaseLeases {QStringLiteral("release deliveries"), QStringLiteral(R"(
UPDATE deliveries SET leased_by = NULL, leased_until = NULL, due_at = greatest(due_at, $3::timestamptz)
WHERE id = ANY (ARRAY(SELECT id FROM deliveries WHERE id = ANY ($1::uuid[]) AND leased_by = $2 ORDER BY id FOR NO KEY UPDATE)))")};

QLatin1String word(DeliveryOutcome::Kind kind)
{
    switch (kind) {
    case DeliveryOutcome::Kind::Sent:
        return QLatin1String("sent");
    case DeliveryOutcome::Kind::Postponed:
        return QLatin1String("postponed");
    case DeliveryOutcome::Kind::Failed:
        return QLatin1String("failed");
    case DeliveryOutcome::Kind::Held:
        return QLatin1String("held");
    case DeliveryOutcome::Kind::Suppressed:
        return QLatin1String("suppressed");
    }
    Q_UNREACHABLE();
}

QString toJson(const QList<DeliveryOutcome> &outcomes)
{
    model::JsonWriter json(256 * (outcomes.size() + 1));
    json.beginArray();
    for (const DeliveryOutcome &outcome : outcomes) {
        json.beginObject()
            .field(QLatin1String("id"), uuidValue(outcome.delivery))
            .field(QLatin1String("kind"), word(outcome.kind))
            .field(QLatin1String("at"), outcome.at);
        if (outcome.dueAt.isValid())
            json.field(QLatin1String("due_at"), outcome.dueAt);
        if (outcome.reason)
            json.field(QLatin1String("reason"), model::word(*outcome.reason));
        if (!outcome.error.isEmpty())
            json.field(QLatin1String("error"), outcome.error);
        if (!outcome.detail.isEmpty())
            json.field(QLatin1String("detail"), outcome.detail);
        if (outcome.tokenDeadSince.isValid())
            json.field(QLatin1String("token_dead_since"), outcome.tokenDeadSince);
        json.endObject();
    }
    return QString::fromUtf8(json.endArray().take());
}

DueDelivery dueFrom(Rows &row, model::Provider provider)
{
    DueDelivery due;
    due.id = row.uuid();
    due.provider = provider;
    due.attempts = int(row.integer());
    due.notification.id = row.notificationId();
    due.notification.type = row.word(&model::notificationTypeFromWord);
    due.notification.priority = row.word(&model::priorityFromWord);
    due.notification.title = row.text();
    due.notification.message = row.text();
    due.texts = row.bytes().toByteArray();
    due.notification.metadata.actionUrl = row.text();
    due.notification.metadata.deepLink = row.text();
    due.notification.metadata.neutralLink = row.boolean();
    due.trace = traceFrom(row).value_or(ops::traceOf(due.notification.id.value));
    due.notification.createdAt = row.time();
    due.dueAt = row.time();
    due.isCounted = row.boolean();
    due.recipient.person = personFrom(row).value_or(model::Person());
    due.recipient.isActive = row.boolean();
    due.recipient.phone = row.text();
    due.recipient.preferences.user = due.recipient.person.id;
    due.recipient.preferences.userTimezone = row.bytes().toByteArray();
    due.recipient.locale = row.text();
    due.recipient.hasOptedOutOfSms = row.boolean();
    if (row.isNull()) {
        row.skip(5);
    } else {
        model::Recipient::Device device;
        device.id = row.integer();
        device.provider = row.word(&model::providerFromWord);
        due.recipient.devices = {device};
        DueDelivery::Target target;
        target.type = row.word(&model::deviceTypeFromWord);
        target.ciphertext = row.binary();
        target.keyId = row.text();
        due.target = target;
    }
    readPreferences(row, due.recipient.preferences);
    return due;
}

} // namespace

Result<DeliveryQueue::Claimed> DeliveryQueue::claim(const Claim &claim)
{
    const QString provider = model::word(claim.provider);
    const QString priorities
        = claim.isCriticalOnly ? QStringLiteral("{critical}") : QStringLiteral("{critical,high,medium,low}");
    Result<Rows> rows = m_connection.retrying([&] {
        return m_connection.run(claimDue,
            {provider, timeValue(claim.now), claim.most, uuidValue(claim.instance), qint64(lease.count()), priorities,
                arrayValue(claim.except)});
    });
    if (!rows)
        return rows.error();
    Claimed claimed;
    claimed.deliveries.reserve(rows->count());
    while (rows->next())
        claimed.deliveries += dueFrom(*rows, claim.provider);
    if (claimed.deliveries.size() == claim.most)
        return claimed;
    Result<Rows> next = m_connection.run(findNext, {provider, timeValue(claim.now)});
    if (next && next->next())
        claimed.nextDue = next->time();
    return claimed;
}

Result<QSet<model::NotificationId>> DeliveryQueue::counted(
    const QList<model::NotificationId> &notifications, model::Channel channel)
{
    Result<Rows> rows = m_connection.run(findCounted, {arrayValue(notifications), QString(model::word(channel))});
    if (!rows)
        return rows.error();
    QSet<model::NotificationId> found;
    while (rows->next())
        found += rows->notificationId();
    return found;
}

Result<QSet<QUuid>> DeliveryQueue::count(const QList<QUuid> &deliveries, const QUuid &instance, const QDateTime &now)
{
    Result<Rows> rows
        = m_connection.run(countDeliveries, {arrayValue(deliveries), uuidValue(instance), timeValue(now)});
    if (!rows)
        return rows.error();
    QSet<QUuid> found;
    while (rows->next())
        found += rows->uuid();
    return found;
}

Result<void> DeliveryQueue::record(const QList<DeliveryOutcome> &outcomes, const QUuid &instance)
{
    QList<model::NotificationId> notifications;
    QList<QUuid> deliveries;
    for (const DeliveryOutcome &outcome : outcomes) {
        notifications += outcome.notification;
        deliveries += outcome.delivery;
    }
    return m_connection.retrying([&]() -> Result<void> {
        Result<Transaction> transaction = Transaction::begin(m_connection);
        if (!transaction)
            return transaction.error();
        if (const Result<Rows> locked = m_connection.run(lockNotifications, {arrayValue(notifications)}); !locked)
            return locked.error();
        if (const Result<Rows> done
            = m_connection.run(recordOutcomes, {toJson(outcomes), uuidValue(instance), arrayValue(deliveries)});
            !done)
            return done.error();
        if (const Result<void> settled = settle(m_connection, notifications); !settled)
            return settled.error();
        return transaction->commit();
    });
}

Result<void> DeliveryQueue::renew(const QList<QUuid> &deliveries, const QUuid &instance, const QDateTime &now)
{
    const Result<Rows> done = m_connection.run(
        renewLeases, {arrayValue(deliveries), uuidValue(instance), timeValue(now), qint64(lease.count())});
    return done ? Result<void>() : done.error();
}

Result<void> DeliveryQueue::release(const QList<QUuid> &deliveries, const QUuid &instance, const QDateTime &putOffUntil)
{
    const Result<Rows> done
        = m_connection.run(releaseLeases, {arrayValue(deliveries), uuidValue(instance), timeValue(putOffUntil)});
    return done ? Result<void>() : done.error();
}

} // namespace mc::store
