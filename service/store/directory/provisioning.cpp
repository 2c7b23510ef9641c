#include "store/directory/provisioning.h"

#include "store/directory/user_row.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

const QString columns = QLatin1String(userColumns)
    + QStringLiteral(", floor(date_part('epoch', created_at) * 1000)::bigint AS created, "
                     "floor(date_part('epoch', updated_at) * 1000)::bigint AS updated");

const Statement findProvisioned {QStringLiteral("find provisioned user"),
    QStringLiteral("SELECT %1 FROM users WHERE id = $1 AND deprovisioned_at IS NULL").arg(columns)};
const Statement lockProvisioned {QStringLiteral("lock provisioned user"),
    QStringLiteral("SELECT %1 FROM users WHERE id = $1 AND deprovisioned_at IS NULL FOR NO KEY UPDATE").arg(columns)};

// $1 username, $2 external id, $3 id, $4 email, $5 whether active; null: any. $6 size, $7 how many to pass over. Each way to find
// somebody by an index is a branch of its own, of which only one is taken. The count comes in a row of its own first.
const Statement listProvisioned {QStringLiteral("list provisioned users"),
    QStringLiteral(R"(
WITH candidate AS (
    SELECT * FROM users WHERE $1::text IS NOT NULL AND lower(username) = lower($1)
    UNION ALL
    SELECT * FROM users WHERE $1::text IS NULL AND $2::text IS NOT NULL AND external_id = $2
    UNION ALL
    SELECT * FROM users WHERE $1::text IS NULL AND $2::text IS NULL AND $3::bigint IS NOT NULL AND id = $3
    UNION ALL
    SELECT * FROM users WHERE $1::text IS NULL AND $2::text IS NULL AND $3::bigint IS NULL
), found AS (
    SELECT %1 FROM candidate
    WHERE deprovisioned_at IS NULL AND ($2::text IS NULL OR external_id = $2) AND ($3::bigint IS NULL OR id = $3)
      AND ($4::text IS NULL OR (email <> '' AND lower(email) = lower($4))) AND ($5::boolean IS NULL OR is_active = $5)
)
SELECT t.total, f.* FROM (SELECT count(*) AS total FROM found) t
LEFT JOIN (SELECT * FROM found ORDER BY id LIMIT $6 OFFSET $7) f ON true ORDER BY f.id)")
        .arg(columns)};

const Statement usernameTaken {QStringLiteral("is a username taken"),
    QStringLiteral("SELECT EXISTS (SELECT FROM users WHERE lower(username) = lower($1) AND id <> $2)")};

const Statement deprovisionUser {QStringLiteral("deprovision user"), QStringLiteral(R"(
WITH ended AS (
    DELETE FROM refresh_tokens WHERE user_id = $1
)
UPDATE users SET is_active = false, username = 'deprovisioned-' || id, external_id = NULL, deprovisioned_at = now(),
    updated_at = now(), session_epoch = session_epoch + 1, sessions_valid_from = now()
WHERE id = $1 AND deprovisioned_at IS NULL)")};

ProvisionedUser provisionedFrom(Rows &row)
{
    ProvisionedUser found;
    found.user = readUser(row);
    found.createdAt = row.time();
    found.updatedAt = row.time();
    return found;
}

template<typename T>
QVariant valueOf(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

Error unknownUser() { return {ErrorCode::NotFound, QStringLiteral("There is no such user.")}; }

} // namespace

Result<ProvisionedUser> Provisioning::find(model::UserId id) { return one(findProvisioned, id); }

Result<ProvisionedUser> Provisioning::lock(model::UserId id) { return one(lockProvisioned, id); }

Result<ProvisionedUser> Provisioning::one(const Statement &statement, model::UserId id)
{
    Result<Rows> rows = m_connection.run(statement, {id.value});
    if (!rows)
        return rows.error();
    return rows->next() ? Result<ProvisionedUser>(provisionedFrom(*rows)) : unknownUser();
}

Result<ProvisionedPage> Provisioning::list(const ProvisioningFilter &filter, qint64 from, int size)
{
    if (filter.matchesNobody)
        return ProvisionedPage();
    const std::optional<qint64> id = filter.id ? std::optional(filter.id->value) : std::nullopt;
    Result<Rows> rows = m_connection.run(listProvisioned,
        {valueOf(filter.username), valueOf(filter.externalId), valueOf(id), valueOf(filter.email),
            valueOf(filter.isActive), size, from});
    if (!rows)
        return rows.error();
    ProvisionedPage page;
    while (rows->next()) {
        page.total = rows->integer();
        if (!rows->isNull())
            page.items += provisionedFrom(*rows);
    }
    return page;
}

Result<bool> Provisioning::isTaken(const QString &username, model::UserId by)
{
    Result<Rows> rows = m_connection.run(usernameTaken, {username, by.value});
    if (!rows)
        return rows.error();
    return rows->next() && rows->boolean();
}

Result<void> Provisioning::deprovision(model::UserId id)
{
    const Result<Rows> rows = m_connection.run(deprovisionUser, {id.value});
    if (!rows)
        return rows.error();
    return rows->affected() == 1 ? Result<void>() : unknownUser();
}

} // namespace mc::store
