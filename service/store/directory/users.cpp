#include "store/directory/users.h"

#include "store/session/search_pattern.h"

#include <QtCore/QSet>

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::User;

namespace {

const Statement findUser {QStringLiteral("find user"),
    QStringLiteral(
        "SELECT id, username, email, phone, first_name, last_name, role, clinic_id, timezone, locale, is_active "
        "FROM users WHERE id = $1")};
const Statement findUserByName {QStringLiteral("find user by name"),
    QStringLiteral(
        "SELECT id, username, email, phone, first_name, last_name, role, clinic_id, timezone, locale, is_active "
        "FROM users WHERE username = $1")};

// $1 id, $2 now.
const Statement userSeen {QStringLiteral("user seen"), QStringLiteral(R"(
WITH noted AS (
    UPDATE users SET last_seen_at = $2
    WHERE id = $1 AND is_active AND (last_seen_at IS NULL OR last_seen_at < $2::timestamptz - interval '10 minutes')
)
SELECT is_active FROM users WHERE id = $1)")};

// The count comes in a row of its own first, so that a page past the end is told from an empty directory.
const Statement listUsers {QStringLiteral("list users"), QStringLiteral(R"(
WITH found AS (
    SELECT id, username, email, phone, first_name, last_name, role, clinic_id, timezone, locale, is_active
    FROM users
    WHERE ($1 = '' OR search_text LIKE lower($1)) AND ($2::user_role IS NULL OR role = $2)
      AND ($3::bigint IS NULL OR clinic_id = $3) AND ($4::boolean IS NULL OR is_active = $4)
)
SELECT f.*, t.total FROM (SELECT count(*) AS total FROM found) t
LEFT JOIN (SELECT * FROM found ORDER BY id LIMIT $5 OFFSET $6) f ON true ORDER BY f.id)")};

// $1: the users as a JSON array. The indexes of those whose username belongs to another id.
const Statement findClashes {QStringLiteral("find username clashes"), QStringLiteral(R"(
SELECT i.nth FROM jsonb_to_recordset($1::jsonb) AS i (nth int, id bigint, username text)
JOIN users u ON u.username = i.username AND u.id <> i.id ORDER BY i.nth)")};

const Statement upsertUsers {QStringLiteral("upsert users"), QStringLiteral(R"(
WITH stored AS (
    INSERT INTO users (id, username, email, phone, first_name, last_name, role, clinic_id, timezone, locale, is_active)
    SELECT id, username, coalesce(email, ''), coalesce(phone, ''), first_name, last_name, role::user_role, clinic_id,
           timezone, locale, is_active
    FROM jsonb_to_recordset($1::jsonb) AS i (id bigint, username text, email text, phone text, first_name text,
        last_name text, role text, clinic_id bigint, timezone text, locale text, is_active boolean)
    ORDER BY id
    ON CONFLICT (id) DO UPDATE SET username = excluded.username, email = excluded.email, phone = excluded.phone,
        first_name = excluded.first_name, last_name = excluded.last_name, role = excluded.role,
        clinic_id = excluded.clinic_id, timezone = excluded.timezone, locale = excluded.locale,
        is_active = excluded.is_active, updated_at = now()
    RETURNING id, xmax = 0 AS created
), opened AS (
    INSERT INTO inboxes (user_id) SELECT id FROM stored WHERE created
)
SELECT (count(*) FILTER (WHERE created))::int, count(*)::int FROM stored)")};

User userFrom(const Rows &rows)
{
    User user;
    user.id = rows.userId(0);
    user.username = rows.text(1);
    user.email = rows.text(2);
    user.phone = rows.text(3);
    user.firstName = rows.text(4);
    user.lastName = rows.text(5);
    user.role = model::roleFromWord(rows.text(6)).value_or(model::Role::Patient);
    user.clinicId = rows.isNull(7) ? std::nullopt : std::optional(rows.integer(7));
    user.timezone = rows.bytes(8).toByteArray();
    user.locale = rows.text(9);
    user.isActive = rows.boolean(10);
    return user;
}

Result<User> oneUser(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no such user.")};
    return userFrom(*rows);
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

Result<User> Users::find(model::UserId id) { return oneUser(m_connection.run(findUser, {id.value})); }

Result<bool> Users::seen(model::UserId id, const QDateTime &now)
{
    Result<Rows> rows = m_connection.run(userSeen, {id.value, timeValue(now)});
    if (!rows)
        return rows.error();
    return rows->next() && rows->boolean(0);
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
            filter.isActive ? QVariant(*filter.isActive) : QVariant(), size, qint64(page - 1) * size});
    if (!rows)
        return rows.error();
    UserPage result;
    while (rows->next()) {
        result.count = rows->integer(11);
        if (!rows->isNull(0))
            result.items += userFrom(*rows);
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
    if (!outcome->clashes.isEmpty())
        return Error {ErrorCode::Conflict, QStringLiteral("Another user has this username."),
            {{QStringLiteral("username"), QStringLiteral("taken"), QStringLiteral("Another user has this username.")}}};
    return outcome->created == 1;
}

Result<UpsertOutcome> Users::putAll(const QList<User> &users)
{
    UpsertOutcome outcome;
    Result<Rows> clashing = m_connection.run(findClashes, {toJson(users)});
    if (!clashing)
        return clashing.error();
    while (clashing->next())
        outcome.clashes += int(clashing->integer(0));

    // Somebody may take a username in between: then the unique index refuses the statement, and nothing is stored.
    const QSet<int> without(outcome.clashes.begin(), outcome.clashes.end());
    Result<Rows> stored
        = m_connection.retrying([&] { return m_connection.run(upsertUsers, {toJson(users, without)}); });
    if (!stored)
        return stored.error();
    if (stored->next()) {
        outcome.created = int(stored->integer(0));
        outcome.updated = int(stored->integer(1)) - outcome.created;
    }
    return outcome;
}

} // namespace mc::store
