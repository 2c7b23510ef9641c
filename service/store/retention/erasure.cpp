#include "store/retention/erasure.h"

#include "store/journal/journal.h"
#include "store/session/transaction.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::UserId;

namespace {

const Statement lockUser {QStringLiteral("lock user to erase"),
    QStringLiteral("SELECT erasing_since IS NOT NULL FROM users WHERE id = $1 FOR NO KEY UPDATE")};

// Their rows stay until no delivery refers to them. A statement of its own: what tells of devices locks the user's row, which
// emptyUser changes. $1 user, $2 now.
const Statement emptyDevices {QStringLiteral("empty devices"),
    QStringLiteral(R"(
WITH were AS MATERIALIZED (
    SELECT id, device_type, is_active FROM devices WHERE user_id = $1 ORDER BY id FOR UPDATE
), emptied AS (
    UPDATE devices d SET is_active = false, device_name = '', app_version = '', token_ciphertext = '', token_is_canonical = true,
        token_hash = decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), updated_at = $2
    FROM were w WHERE d.id = w.id RETURNING d.user_id, d.device_type, w.is_active
), changes AS (
    SELECT user_id, device_type, -1 AS devices FROM emptied WHERE is_active
), %1
SELECT)")
        .arg(journal::devicesChanged("told", "changes", "$2::timestamptz"))};

// A number that somebody else has too stays blocked for them.
const Statement forgetOptOut {QStringLiteral("forget SMS opt-out"), QStringLiteral(R"(
DELETE FROM sms_opt_outs o USING users u
WHERE u.id = $1 AND o.phone = u.phone AND NOT EXISTS (SELECT FROM users other WHERE other.phone = o.phone AND other.id <> $1))")};

// The clinic stays for what is still to be counted. $1 user, $2 now.
const Statement emptyUser {QStringLiteral("empty user"), QStringLiteral(R"(
WITH signed_out AS (
    DELETE FROM refresh_tokens WHERE user_id = $1
), password AS (
    DELETE FROM accounts WHERE user_id = $1
), wishes AS (
    DELETE FROM preferences WHERE user_id = $1
)
UPDATE users SET username = gen_random_uuid()::text, email = '', phone = '', first_name = '', last_name = '', timezone = 'UTC',
    locale = 'en', is_active = false, last_seen_at = NULL, session_epoch = session_epoch + 1, sessions_valid_from = now(),
    updated_at = $2, external_id = NULL, deprovisioned_at = now(), erasing_since = now()
WHERE id = $1)")};

// Longer ago than a statement may take: whatever still took them for active has written by then, and holds their inbox until it is
// committed.
const Statement usersUnderWay {QStringLiteral("erasures under way"), QStringLiteral(R"(
SELECT id FROM users WHERE erasing_since < now() - interval '10 seconds' ORDER BY erasing_since, id LIMIT 100)")};

// Waits for those who write into it.
const Statement lockInbox {
    QStringLiteral("lock inbox to erase"), QStringLiteral("SELECT FROM inboxes WHERE user_id = $1 FOR UPDATE")};

// $1 user, $2 most.
const Statement someNotifications {QStringLiteral("some notifications of user"),
    QStringLiteral("SELECT id FROM notifications WHERE recipient_id = $1 LIMIT $2")};

const Statement countJournalPages {QStringLiteral("pages of journal"),
    QStringLiteral("SELECT pg_relation_size('journal') / current_setting('block_size')::int")};

// $1 users, $2 first page, $3 the one behind the last.
const Statement sweep {QStringLiteral("sweep journal"), QStringLiteral(R"(
WITH theirs AS MATERIALIZED (
    SELECT ctid, pg_visible_in_snapshot(xid, (SELECT folded FROM statistics_position)) AS is_counted FROM journal
    WHERE ctid >= ('(' || $2::bigint || ',0)')::tid AND ctid < ('(' || $3::bigint || ',0)')::tid AND user_id = ANY ($1::bigint[])
), gone AS (
    DELETE FROM journal WHERE ctid = ANY (ARRAY(SELECT ctid FROM theirs WHERE is_counted))
)
SELECT count(*) FILTER (WHERE is_counted), count(*) FILTER (WHERE NOT is_counted) FROM theirs)")};

// Sums of everybody and of clinics hold no names, and stay.
const Statement eraseUser {QStringLiteral("erase user"), QStringLiteral(R"(
WITH counters AS (
    DELETE FROM statistics_counters
    WHERE scope = 'user' AND grain = ANY (enum_range(NULL::statistics_grain)) AND scope_id = $1
), latencies AS (
    DELETE FROM statistics_latencies
    WHERE scope = 'user' AND grain = ANY (enum_range(NULL::statistics_grain)) AND scope_id = $1
), errors AS (
    DELETE FROM statistics_errors
    WHERE scope = 'user' AND grain = ANY (enum_range(NULL::statistics_grain)) AND scope_id = $1
)
DELETE FROM users WHERE id = $1 AND erasing_since IS NOT NULL)")};

// Keys like that of the migrations, but not the same.
const Statement lockWork {QStringLiteral("lock erasures"), QStringLiteral("SELECT pg_try_advisory_lock(4711200821)")};
const Statement unlockWork {QStringLiteral("unlock erasures"), QStringLiteral("SELECT pg_advisory_unlock(4711200821)")};

// ---- The tables ---------------------------------------------------------------------------------

constexpr char deletedDeliveries[] = R"(
DELETE FROM deleted_deliveries
WHERE ctid = ANY (ARRAY(SELECT ctid FROM deleted_deliveries WHERE recipient_id = $1 LIMIT $2)))";

// What they sent is other people's.
constexpr char sentNotifications[] = R"(
UPDATE notifications SET sender_id = NULL
WHERE id = ANY (ARRAY(SELECT id FROM notifications WHERE sender_id = $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE)))";

// Nobody needs the content of a batch that is done, and in an audience of one it is about that one.
constexpr char batches[] = R"(
WITH theirs AS MATERIALIZED (
    SELECT id, user_ids @> ARRAY[$1::bigint] AS is_named, user_ids = ARRAY[$1::bigint] AS is_alone,
           status <> 'running' AND failed = 0 AS is_done
    FROM batches WHERE sender_id = $1 OR user_ids @> ARRAY[$1::bigint] LIMIT $2 FOR NO KEY UPDATE
)
UPDATE batches b SET sender_id = nullif(sender_id, $1), user_ids = array_remove(user_ids, $1),
    draft = CASE WHEN is_alone OR (is_named AND is_done) THEN '{}' ELSE draft END,
    failed = CASE WHEN is_alone THEN 0 ELSE failed END,
    status = CASE WHEN is_alone AND status = 'running' THEN 'cancelled' ELSE status::text END::batch_status,
    finished_at = CASE WHEN is_alone AND status = 'running' THEN now() ELSE finished_at END
FROM theirs t WHERE b.id = t.id)";

constexpr char leftovers[] = R"(
DELETE FROM batch_leftovers
WHERE ctid = ANY (ARRAY(SELECT ctid FROM batch_leftovers WHERE user_id = $1 LIMIT $2)))";

// Their own keys, and those of modules whose kept answers are notifications to them.
constexpr char keys[] = R"(
DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM idempotency_keys
    WHERE caller IN ('admin:' || $1::bigint, 'doctor:' || $1::bigint, 'patient:' || $1::bigint)
       OR CASE WHEN position(convert_to('"id":' || $1::bigint, 'UTF8') IN body) > 0
               THEN convert_from(body, 'UTF8')::jsonb @> jsonb_build_object('recipient', jsonb_build_object('id', $1::bigint)) END
    LIMIT $2)))";

// Events name people by fields such as patient_id and recipient_ids; one that was refused may have written the id as a text.
constexpr char refusedEvents[] = R"(
DELETE FROM event_outbox_refused WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM event_outbox_refused
    WHERE jsonb_typeof(event -> 'data') = 'object' AND EXISTS (
        SELECT FROM jsonb_each(event -> 'data') AS field (name, value)
        WHERE name ~ '(user|patient|doctor|recipient|sender)_ids?$|^audience$'
          AND jsonb_path_exists(CASE name WHEN 'audience' THEN value -> 'user_ids' ELSE value END,
              'strict $.** ? (@ == $id || @ == $text)', jsonb_build_object('id', $1::bigint, 'text', $1::bigint::text)))
    LIMIT $2)))";

// A doctor's appointments are their patients'. A patient's stay, cancelled, for the reminders that wait for the doctor.
constexpr char appointments[] = R"(
UPDATE appointments SET location = CASE WHEN patient_id = $1 THEN '' ELSE location END, is_cancelled = is_cancelled OR patient_id = $1,
    patient_id = CASE WHEN patient_id = $1 THEN 0 ELSE patient_id END, doctor_id = CASE WHEN doctor_id = $1 THEN 0 ELSE doctor_id END
WHERE id = ANY (ARRAY(
    SELECT id FROM appointments WHERE patient_id = $1 OR doctor_id = $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE)))";

// They stay withdrawn when somebody else gets the id.
constexpr char tokens[] = R"(
UPDATE issued_tokens SET subject = '', revoked_at = coalesce(revoked_at, now())
WHERE id = ANY (ARRAY(SELECT id FROM issued_tokens WHERE role <> 'service' AND subject = $1::bigint::text LIMIT $2)))";

constexpr char devices[] = "DELETE FROM devices WHERE id = ANY (ARRAY(SELECT id FROM devices WHERE user_id = $1 ORDER "
                           "BY id LIMIT $2 FOR UPDATE))";

ErasedTable row(const char *table, const char *columns, const char *sql)
{
    return {.table = table,
        .columns = columns,
        .statement = {QStringLiteral("erase from ") + QLatin1String(table), QLatin1String(sql)}};
}

} // namespace

const QList<ErasedTable> &erasedTables()
{
    static const QList<ErasedTable> tables {
        row("deleted_deliveries", "recipient_id", deletedDeliveries),
        row("notifications", "sender_id", sentNotifications),
        row("batches", "sender_id,user_ids", batches),
        row("batch_leftovers", "user_id", leftovers),
        row("idempotency_keys", "caller", keys),
        row("event_outbox_refused", "event", refusedEvents),
        row("appointments", "patient_id,doctor_id", appointments),
        row("issued_tokens", "subject", tokens),
        row("devices", "user_id", devices),
    };
    return tables;
}

Result<void> Erasure::begin(UserId user, const QDateTime &now)
{
    Result<Rows> locked = m_connection.run(lockUser, {user.value});
    if (!locked)
        return locked.error();
    if (!locked->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such user.")};
    if (locked->boolean())
        return {};
    const QVariantList values {user.value, timeValue(now)};
    for (const auto &[statement, count] : {std::pair(&emptyDevices, 2), {&forgetOptOut, 1}, {&emptyUser, 2}}) {
        if (const Result<Rows> done = m_connection.run(*statement, values.first(count)); !done)
            return done.error();
    }
    return {};
}

Result<QList<UserId>> Erasure::underWay()
{
    Result<Rows> rows = m_connection.run(usersUnderWay);
    if (!rows)
        return rows.error();
    QList<UserId> users;
    while (rows->next())
        users += rows->userId();
    return users;
}

Result<int> Erasure::removeNotifications(UserId user, int most, const QDateTime &now)
{
    if (const Result<Rows> locked = m_connection.run(lockInbox, {user.value}); !locked)
        return locked.error();
    Result<Rows> rows = m_connection.run(someNotifications, {user.value, most});
    if (!rows)
        return rows.error();
    QList<model::NotificationId> ids;
    while (rows->next())
        ids += rows->notificationId();
    if (ids.isEmpty())
        return 0;
    const Result<BulkOutcome> removed = m_notifications.removeMultiple(ids, {user, true}, now);
    return removed ? Result<int>(int(ids.size())) : removed.error();
}

Result<int> Erasure::erase(const ErasedTable &table, UserId user, int most)
{
    return affected(table.statement, {user.value, most});
}

Result<qint64> Erasure::journalPages()
{
    Result<Rows> rows = m_connection.run(countJournalPages);
    if (!rows)
        return rows.error();
    return rows->next() ? rows->integer() : 0;
}

Result<JournalSweep> Erasure::sweepJournal(const QList<UserId> &users, qint64 firstPage, int pages)
{
    Result<Rows> rows = m_connection.run(sweep, {arrayValue(users), firstPage, firstPage + pages});
    if (!rows)
        return rows.error();
    JournalSweep result;
    if (rows->next()) {
        result.removed = int(rows->integer());
        result.notCounted = int(rows->integer());
    }
    return result;
}

Result<bool> Erasure::beginWork() { return truth(lockWork); }

Result<bool> Erasure::endWork()
{
    const Result<bool> isStillOurs = truth(unlockWork);
    return isStillOurs ? Result<bool>(false) : isStillOurs.error();
}

Result<void> Erasure::finish(UserId user)
{
    const Result<int> done = affected(eraseUser, {user.value});
    return done ? Result<void>() : done.error();
}

Result<bool> Erasure::truth(const Statement &statement)
{
    Result<Rows> rows = m_connection.run(statement);
    if (!rows)
        return rows.error();
    return rows->next() && rows->boolean();
}

Result<int> Erasure::affected(const Statement &statement, const QVariantList &values)
{
    const Result<Rows> rows = m_connection.run(statement, values);
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
