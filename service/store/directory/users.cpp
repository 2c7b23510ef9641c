#include "store/directory/users.h"

#include "store/directory/user_row.h"
#include "store/journal/journal.h"
#include "store/session/search_pattern.h"
#include "store/session/transaction.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::User;

namespace {

const Statement findUser {QStringLiteral("find user"),
    QStringLiteral("SELECT %1 FROM users WHERE id = $1 AND erasing_since IS NULL").arg(QLatin1String(userColumns))};
const Statement findUserByName {QStringLiteral("find user by name"),
    QStringLiteral("SELECT %1 FROM users WHERE username = $1 AND erasing_since IS NULL")
        .arg(QLatin1String(userColumns))};

// $1 id, $2 now.
const Statement userSeen {QStringLiteral("user seen"), QStringLiteral(R"(
WITH noted AS (
    UPDATE users SET last_seen_at = $2
    WHERE id = $1 AND is_active AND (last_seen_at IS NULL OR last_seen_at < $2::timestamptz - interval '10 minutes')
)
SELECT is_active, role, session_epoch, ceil(date_part('epoch', sessions_valid_from) * 1000)::bigint
FROM users WHERE id = $1)")};

// $1 external id, $2 now.
const Statement userSeenAs {QStringLiteral("user seen by external id"), QStringLiteral(R"(
WITH noted AS (
    UPDATE users SET last_seen_at = $2
    WHERE external_id = $1 AND is_active
      AND (last_seen_at IS NULL OR last_seen_at < $2::timestamptz - interval '10 minutes')
)
SELECT id, is_active, role, session_epoch, ceil(date_part('epoch', sessions_valid_from) * 1000)::bigint
FROM users WHERE external_id = $1)")};

const Statement findStandings {QStringLiteral("find standings"), QStringLiteral(R"(
SELECT id, is_active, role, session_epoch, ceil(date_part('epoch', sessions_valid_from) * 1000)::bigint
FROM users WHERE id = ANY ($1::bigint[]))")};

const Statement endSessionsOf {QStringLiteral("end sessions"), QStringLiteral(R"(
WITH ended AS (
    DELETE FROM refresh_tokens WHERE user_id = $1
)
UPDATE users SET session_epoch = session_epoch + 1, sessions_valid_from = now() WHERE id = $1)")};

// The count comes in a row of its own first, so that a page past the end is told from an empty directory.
const Statement listUsers {QStringLiteral("list users"),
    QStringLiteral(R"(
WITH found AS (
    SELECT %1 FROM users
    WHERE erasing_since IS NULL
      AND ($1 = '' OR search_text LIKE lower($1) OR lower(external_id) LIKE lower($1)) AND ($2::user_role IS NULL OR role = $2)
      AND ($3::bigint IS NULL OR clinic_id = $3) AND ($4::boolean IS NULL OR is_active = $4)
      AND ($5::text IS NULL OR external_id = $5)
)
SELECT t.total, f.* FROM (SELECT count(*) AS total FROM found) t
LEFT JOIN (SELECT * FROM found ORDER BY id LIMIT $6 OFFSET $7) f ON true ORDER BY f.id)")
        .arg(QLatin1String(userColumns))};

// $1: the users as a JSON array. The indexes of those whose username belongs to another id, then of those whose external id does.
const Statement findClashes {QStringLiteral("find clashes of users"), QStringLiteral(R"(
WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS i (nth int, id bigint, username text, external_id text))
SELECT i.nth, false AS by_external_id FROM given i JOIN users u ON u.username = i.username AND u.id <> i.id
UNION ALL
SELECT i.nth, true FROM given i JOIN users u ON u.external_id = i.external_id AND u.id <> i.id
ORDER BY nth, by_external_id)")};

// Before they change, so that their clinics are known as they are until then. $1 ids.
const Statement lockUsers {QStringLiteral("lock users"),
    QStringLiteral("SELECT id, clinic_id, erasing_since IS NOT NULL FROM users WHERE id = ANY ($1::bigint[]) "
                   "ORDER BY id FOR NO KEY UPDATE")};

// Active devices are counted with their user's clinic, and go along. $1 ids, $2 the clinics before, 0: none.
const Statement moveDevices {QStringLiteral("move users' devices"),
    QStringLiteral(R"(
WITH owned AS (
    SELECT u.id AS user_id, nullif(m.clinic_id, 0) AS old_clinic, u.clinic_id AS new_clinic, d.device_type, count(*)::int AS devices
    FROM unnest($1::bigint[], $2::bigint[]) AS m (id, clinic_id)
    JOIN users u ON u.id = m.id JOIN devices d ON d.user_id = u.id AND d.is_active
    GROUP BY u.id, m.clinic_id, d.device_type
), %1
SELECT)")
        .arg(journal::devicesMoved("told", "owned", "now()"))};

// Roles are in the order of their rights, the lesser behind.
const Statement upsertUsers {QStringLiteral("upsert users"), QStringLiteral(R"(
WITH stored AS (
    INSERT INTO users (id, username, email, phone, first_name, last_name, role, clinic_id, timezone, locale, is_active, external_id)
    SELECT id, username, coalesce(email, ''), coalesce(phone, ''), first_name, last_name, role::user_role, clinic_id,
           timezone, locale, is_active, external_id
    FROM jsonb_to_recordset($1::jsonb) AS i (id bigint, username text, email text, phone text, first_name text,
        last_name text, role text, clinic_id bigint, timezone text, locale text, is_active boolean, external_id text)
    ORDER BY id
    ON CONFLICT (id) DO UPDATE SET username = excluded.username, email = excluded.email, phone = excluded.phone,
        first_name = excluded.first_name, last_name = excluded.last_name, role = excluded.role,
        clinic_id = excluded.clinic_id, timezone = excluded.timezone, locale = excluded.locale,
        is_active = excluded.is_active, external_id = excluded.external_id, updated_at = now(),
        deprovisioned_at = CASE WHEN NOT excluded.is_active THEN users.deprovisioned_at END,
        session_epoch = CASE WHEN (users.is_active AND NOT excluded.is_active) OR excluded.role > users.role
            THEN users.session_epoch + 1 ELSE users.session_epoch END,
        sessions_valid_from = CASE WHEN (users.is_active AND NOT excluded.is_active) OR excluded.role > users.role
            THEN now() ELSE users.sessions_valid_from END
    RETURNING id, xmax = 0 AS created
), opened AS (
    INSERT INTO inboxes (user_id) SELECT id FROM stored WHERE created
)
SELECT (count(*) FILTER (WHERE created))::int, count(*)::int FROM stored)")};

// Modules may have given some of them.
const Statement nextLocalId {QStringLiteral("next id of users"), QStringLiteral(R"(
SELECT n.id FROM (SELECT nextval('local_user_ids') AS id FROM generate_series(1, 1000)) n
WHERE NOT EXISTS (SELECT FROM users u WHERE u.id = n.id) LIMIT 1)")};

// $1: the user as a JSON object.
const Statement createUser {QStringLiteral("create user"), QStringLiteral(R"(
WITH stored AS (
    INSERT INTO users (id, username, email, phone, first_name, last_name, role, clinic_id, timezone, locale, is_active, external_id)
    SELECT id, username, coalesce(email, ''), coalesce(phone, ''), first_name, last_name, role::user_role, clinic_id, timezone,
           locale, is_active, external_id
    FROM jsonb_to_record($1::jsonb) AS i (id bigint, username text, email text, phone text, first_name text,
        last_name text, role text, clinic_id bigint, timezone text, locale text, is_active boolean, external_id text)
    ON CONFLICT DO NOTHING RETURNING id
), opened AS (
    INSERT INTO inboxes (user_id) SELECT id FROM stored
)
SELECT id FROM stored)")};

Standing standingFrom(Rows &row)
{
    Standing standing;
    standing.isActive = row.boolean();
    standing.role = row.optionalWord(&model::roleFromWord).value_or(model::Role::Patient);
    standing.epoch = int(row.integer());
    standing.sessionsValidFrom = row.time();
    return standing;
}

Result<User> oneUser(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such user.")};
    return readUser(*rows);
}

QString toJson(const QList<User> &users, const QSet<int> &without = {})
{
    model::JsonWriter json;
    json.beginArray();
    for (int i = 0; i < users.size(); ++i) {
        if (without.contains(i))
            continue;
        model::JsonWriter one;
        write(one, users[i]);
        // The index joins the user's own fields.
        json.raw("{\"nth\":" + QByteArray::number(i) + ',' + one.take().sliced(1));
    }
    json.endArray();
    return QString::fromUtf8(json.take());
}

} // namespace

QString Clash::field() const { return isByExternalId ? QStringLiteral("external_id") : QStringLiteral("username"); }

QString Clash::message() const
{
    return isByExternalId ? QStringLiteral("Another user has this external id.")
                          : QStringLiteral("Another user has this username.");
}

Result<User> Users::find(model::UserId id) { return oneUser(m_connection.run(findUser, {id.value})); }

Result<Standing> Users::seen(model::UserId id, const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(userSeen, {id.value, timeValue(now)});
    if (!rows)
        return rows.error();
    return rows->next() ? standingFrom(*rows) : Standing();
}

Result<KnownStanding> Users::seenAs(const QString &externalId, const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(userSeenAs, {externalId, timeValue(now)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return KnownStanding();
    const model::UserId id = rows->userId();
    return KnownStanding {.id = id, .standing = standingFrom(*rows)};
}

Result<QHash<model::UserId, Standing>> Users::standings(const QList<model::UserId> &ids)
{
    Result<Rows> rows = m_connection.run(findStandings, {arrayValue(ids)});
    if (!rows)
        return rows.error();
    QHash<model::UserId, Standing> standings;
    while (rows->next()) {
        const model::UserId id = rows->userId();
        standings.insert(id, standingFrom(*rows));
    }
    return standings;
}

Result<void> Users::endSessions(model::UserId id)
{
    const Result<Rows> rows = m_connection.run(endSessionsOf, {id.value});
    return rows ? Result<void>() : rows.error();
}

Result<User> Users::findByName(const QString &username)
{
    return oneUser(m_connection.run(findUserByName, {username}));
}

Result<UserPage> Users::list(const UserFilter &filter, int page, int size)
{
    Result<Rows> rows = m_connection.run(listUsers,
        {searchPattern(filter.search), filter.role ? QVariant(QString(word(*filter.role))) : QVariant(),
            filter.clinicId ? QVariant(*filter.clinicId) : QVariant(),
            filter.isActive ? QVariant(*filter.isActive) : QVariant(),
            filter.externalId.isEmpty() ? QVariant() : QVariant(filter.externalId), size, qint64(page - 1) * size});
    if (!rows)
        return rows.error();
    UserPage result;
    while (rows->next()) {
        result.count = rows->integer();
        if (!rows->isNull())
            result.items += readUser(*rows);
    }
    if (result.items.isEmpty() && page > 1)
        return Error {ErrorCode::NotFound, QStringLiteral("There is no page %1.").arg(page)};
    return result;
}

Result<bool> Users::put(const User &user)
{
    Result<UpsertOutcome> outcome = putAll({user});
    if (!outcome)
        return outcome.error();
    if (!outcome->erased.isEmpty())
        return Error {
            ErrorCode::Conflict, QStringLiteral("The user with this id is being erased. Try again when that is done.")};
    if (!outcome->clashes.isEmpty()) {
        const Clash &clash = outcome->clashes.first();
        return Error {
            ErrorCode::Conflict, clash.message(), {{clash.field(), QStringLiteral("taken"), clash.message()}}};
    }
    return outcome->created == 1;
}

Result<model::UserId> Users::create(const User &user)
{
    User created = user;
    if (created.id.value == 0) {
        const Result<model::UserId> id = nextId();
        if (!id)
            return id.error();
        created.id = *id;
    }
    model::JsonWriter json;
    write(json, created);
    Result<Rows> rows = m_connection.run(createUser, {QString::fromUtf8(json.take())});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {
            ErrorCode::Conflict, QStringLiteral("There is a user with this name or id already. Nothing was changed.")};
    return rows->userId();
}

Result<model::UserId> Users::nextId()
{
    Result<Rows> rows = m_connection.run(nextLocalId);
    if (!rows)
        return rows.error();
    if (rows->next())
        return rows->userId();
    return Error {.code = ErrorCode::Unavailable,
        .detail = QStringLiteral("No id is free for the user. Try again."),
        .retryAfter = 1};
}

Result<UpsertOutcome> Users::putAll(const QList<User> &users)
{
    return m_connection.retrying([&] { return putAllOnce(users); });
}

Result<UpsertOutcome> Users::putAllOnce(const QList<User> &users)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        return transaction.error();
    UpsertOutcome outcome;
    const Result<Clinics> before = lockClinics(users, outcome.erased);
    if (!before)
        return before.error();
    Result<Rows> clashing = m_connection.run(findClashes, {toJson(users)});
    if (!clashing)
        return clashing.error();
    QSet<int> without;
    while (clashing->next()) {
        const int index = int(clashing->integer());
        const bool isByExternalId = clashing->boolean();
        if (without.contains(index))
            continue; // both are taken; one is told
        without += index;
        outcome.clashes += Clash {.index = index, .isByExternalId = isByExternalId};
    }

    // Somebody may take a username in between: then the unique index refuses the statement, and nothing is stored.
    without.unite(QSet<int>(outcome.erased.begin(), outcome.erased.end()));
    Result<Rows> stored = m_connection.run(upsertUsers, {toJson(users, without)});
    if (!stored)
        return stored.error();
    if (stored->next()) {
        outcome.created = int(stored->integer());
        outcome.updated = int(stored->integer()) - outcome.created;
    }
    if (const Result<void> moved = moveDevicesOf(users, without, *before); !moved)
        return moved.error();
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    return outcome;
}

Result<Users::Clinics> Users::lockClinics(const QList<User> &users, QList<int> &erased)
{
    QList<model::UserId> ids;
    for (const User &user : users)
        ids += user.id;
    Result<Rows> rows = m_connection.run(lockUsers, {arrayValue(ids)});
    if (!rows)
        return rows.error();
    Clinics clinics;
    while (rows->next()) {
        const model::UserId id = rows->userId();
        clinics.insert(id, rows->optionalInteger());
        if (rows->boolean())
            erased += int(ids.indexOf(id));
    }
    return clinics;
}

Result<void> Users::moveDevicesOf(const QList<User> &users, const QSet<int> &without, const Clinics &before)
{
    QStringList ids, clinics;
    for (int i = 0; i < users.size(); ++i) {
        const auto known = before.constFind(users[i].id);
        if (without.contains(i) || known == before.end() || *known == users[i].clinicId)
            continue;
        ids += QString::number(users[i].id.value);
        clinics += QString::number(known->value_or(0));
    }
    if (ids.isEmpty())
        return {};
    const Result<Rows> moved = m_connection.run(store::moveDevices, {arrayValue(ids), arrayValue(clinics)});
    return moved ? Result<void>() : moved.error();
}

} // namespace mc::store
