#include "store/directory/preferences.h"

#include "store/directory/preferences_row.h"
#include "store/session/transaction.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

const Statement findPreferences {QStringLiteral("find preferences"),
    QStringLiteral("SELECT u.id, u.username, u.timezone, %1 FROM users u LEFT JOIN preferences p ON p.user_id = u.id "
                   "WHERE u.id = ANY ($1::bigint[]) ORDER BY u.id")
        .arg(QLatin1String(preferencesColumns))};

// The user's row stands for preferences that have none yet. NO KEY: notifications to the user don't wait.
const Statement lockOwner {
    QStringLiteral("lock owner of preferences"), QStringLiteral("SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE")};

const Statement putPreferences {QStringLiteral("put preferences"), QStringLiteral(R"(
INSERT INTO preferences (user_id, notification_types, quiet_hours_enabled, quiet_hours_start, quiet_hours_end,
                         quiet_hours_zone, max_per_hour, max_per_day, updated_at)
SELECT id, $2::jsonb, $3, $4::time, $5::time, $6, $7, $8, $9::timestamptz FROM users WHERE id = $1
ON CONFLICT (user_id) DO UPDATE SET notification_types = excluded.notification_types,
    quiet_hours_enabled = excluded.quiet_hours_enabled, quiet_hours_start = excluded.quiet_hours_start,
    quiet_hours_end = excluded.quiet_hours_end, quiet_hours_zone = excluded.quiet_hours_zone,
    max_per_hour = excluded.max_per_hour, max_per_day = excluded.max_per_day, updated_at = excluded.updated_at)")};

Error unknownUser() { return {ErrorCode::NotFound, QStringLiteral("There is no such user.")}; }

model::Preferences preferencesFrom(Rows &row)
{
    model::Preferences preferences;
    preferences.user = row.userId();
    preferences.username = row.text();
    preferences.userTimezone = row.bytes().toByteArray();
    readPreferences(row, preferences);
    return preferences;
}

QString typesOf(const model::Preferences &preferences)
{
    model::JsonWriter json;
    writeNotificationTypes(json, preferences);
    return QString::fromLatin1(json.take());
}

} // namespace

Result<model::Preferences> Preferences::find(model::UserId user)
{
    const Result<QList<model::Preferences>> found = findAll({user});
    if (!found)
        return found.error();
    return found->isEmpty() ? Result<model::Preferences>(unknownUser()) : found->first();
}

Result<QList<model::Preferences>> Preferences::findAll(const QList<model::UserId> &users)
{
    Result<Rows> rows = m_connection.run(findPreferences, {arrayValue(users)});
    if (!rows)
        return rows.error();
    QList<model::Preferences> found;
    found.reserve(rows->count());
    while (rows->next())
        found += preferencesFrom(*rows);
    return found;
}

Result<void> Preferences::put(const model::Preferences &preferences, const QDateTime &now)
{
    const model::QuietHours &hours = preferences.quietHours;
    const QVariant zone = hours.timezone.isEmpty() ? QVariant() : QVariant(QString::fromLatin1(hours.timezone));
    const Result<Rows> stored = m_connection.run(putPreferences,
        {preferences.user.value, typesOf(preferences), hours.enabled, hours.start.toString(Qt::ISODate),
            hours.end.toString(Qt::ISODate), zone, preferences.limits.maxPerHour, preferences.limits.maxPerDay,
            timeValue(now)});
    if (!stored)
        return stored.error();
    return stored->affected() == 1 ? Result<void>() : unknownUser();
}

Result<model::Preferences> Preferences::change(model::UserId user, const Change &change, const QDateTime &now)
{
    return m_connection.retrying([&] { return changeOnce(user, change, now); });
}

Result<model::Preferences> Preferences::changeOnce(model::UserId user, const Change &change, const QDateTime &now)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        return transaction.error();
    if (const Result<Rows> locked = m_connection.run(lockOwner, {user.value}); !locked)
        return locked.error();
    // Read by a statement of its own: one that had waited for the lock would still see what was there before.
    const Result<model::Preferences> current = find(user);
    if (!current)
        return current.error();
    Result<model::Preferences> changed = change(*current);
    if (!changed)
        return changed;
    if (const Result<void> stored = put(*changed, now); !stored)
        return stored.error();
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    return changed;
}

} // namespace mc::store
