#include "store/directory/recipients.h"

#include "store/directory/preferences_row.h"
#include "store/inbox/notification_row.h"

namespace mc::store {

using model::Recipient;
using model::Result;
using model::UserId;

namespace {

// %1 the preferences' columns, %2 which users.
constexpr char facts[] = R"(
SELECT r.id, r.username, r.email, r.first_name, r.last_name, r.clinic_id, r.is_active, r.phone,
       (date_part('epoch', coalesce(r.last_seen_at, r.created_at)) * 1000)::bigint, r.timezone,
       r.locale, owned.devices, owned.providers, EXISTS (SELECT FROM sms_opt_outs o WHERE o.phone = r.phone), %1
FROM users r LEFT JOIN preferences p ON p.user_id = r.id
LEFT JOIN LATERAL (
    SELECT array_agg(id ORDER BY id) AS devices, array_agg(provider ORDER BY id) AS providers
    FROM devices WHERE user_id = r.id AND is_active
) owned ON true
WHERE %2)";

QString factsOf(const char *which)
{
    return QString::fromLatin1(facts).arg(QLatin1String(preferencesColumns), QLatin1String(which));
}

// $1 ids.
const Statement findFacts {QStringLiteral("find recipients"), factsOf("r.id = ANY ($1::bigint[]) ORDER BY r.id")};

// $1 ids, $2 now.
const Statement countSent {QStringLiteral("count sent"), QStringLiteral(R"(
SELECT recipient_id, count(DISTINCT (notification_id, channel)) FILTER (WHERE counted_at > $2::timestamptz - interval '1 hour'),
       count(DISTINCT (notification_id, channel))
FROM (SELECT recipient_id, notification_id, channel, counted_at FROM deliveries
      WHERE recipient_id = ANY ($1::bigint[]) AND counted_at > $2::timestamptz - interval '1 day'
      UNION ALL
      SELECT recipient_id, notification_id, channel, counted_at FROM deleted_deliveries
      WHERE recipient_id = ANY ($1::bigint[]) AND counted_at > $2::timestamptz - interval '1 day') counted
GROUP BY recipient_id)")};

// In the order in which all who change several inboxes lock them. $1 ids.
const Statement lockInboxes {QStringLiteral("lock inboxes"),
    QStringLiteral("SELECT FROM inboxes WHERE user_id = ANY ($1::bigint[]) ORDER BY user_id FOR NO KEY UPDATE")};

// The same without waiting; those that others hold come back.
const Statement lockFreeInboxes {QStringLiteral("lock free inboxes"), QStringLiteral(R"(
WITH free AS MATERIALIZED (
    SELECT user_id FROM inboxes WHERE user_id = ANY ($1::bigint[]) ORDER BY user_id FOR NO KEY UPDATE SKIP LOCKED
)
SELECT user_id FROM inboxes WHERE user_id = ANY ($1::bigint[]) EXCEPT SELECT user_id FROM free)")};

// $1 known at, $2 after, $3 most, and of the audience $4 ids, $5 role, $6 clinic.
const Statement audienceFacts {QStringLiteral("audience"),
    factsOf("r.is_active AND r.created_at <= $1::timestamptz AND r.id > $2 "
            "AND ($4::bigint[] IS NULL OR r.id = ANY ($4::bigint[])) AND ($5::user_role IS NULL OR r.role = $5) "
            "AND ($6::bigint IS NULL OR r.clinic_id = $6) ORDER BY r.id LIMIT $3")};

const Statement countAudience {QStringLiteral("count audience"), QStringLiteral(R"(
SELECT count(*) FROM users WHERE is_active AND ($1::bigint[] IS NULL OR id = ANY ($1::bigint[]))
    AND ($2::user_role IS NULL OR role = $2) AND ($3::bigint IS NULL OR clinic_id = $3))")};

const Statement findMissing {QStringLiteral("missing users"), QStringLiteral(R"(
SELECT a.id FROM unnest($1::bigint[]) WITH ORDINALITY AS a (id, nth)
WHERE NOT EXISTS (SELECT FROM users u WHERE u.id = a.id AND u.is_active) ORDER BY a.nth)")};

Recipient recipientFrom(Rows &row)
{
    Recipient recipient;
    recipient.person = personFrom(row).value_or(model::Person());
    recipient.clinicId = row.optionalInteger();
    recipient.isActive = row.boolean();
    recipient.phone = row.text();
    recipient.lastSeen = row.time();
    recipient.preferences.user = recipient.person.id;
    recipient.preferences.username = recipient.person.username;
    recipient.preferences.userTimezone = row.bytes().toByteArray();
    recipient.locale = row.text();
    const QList<QByteArrayView> devices = row.array(), providers = row.array();
    for (qsizetype i = 0; i < devices.size(); ++i) {
        const auto provider = model::providerFromWord(QLatin1String(providers.value(i)));
        recipient.devices += {devices[i].toLongLong(), provider.value_or(model::Provider::Fcm)};
    }
    recipient.hasOptedOutOfSms = row.boolean();
    readPreferences(row, recipient.preferences);
    return recipient;
}

Result<QList<Recipient>> recipientsFrom(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    QList<Recipient> found;
    found.reserve(rows->count());
    while (rows->next())
        found += recipientFrom(*rows);
    return found;
}

} // namespace

QVariantList valuesOf(const model::Audience &audience)
{
    return {audience.userIds.isEmpty() ? QVariant() : QVariant(arrayValue(audience.userIds)),
        audience.role ? QVariant(QString(word(*audience.role))) : QVariant(),
        audience.clinicId ? QVariant(*audience.clinicId) : QVariant()};
}

Result<QList<Recipient>> Recipients::find(const QList<UserId> &ids, const QDateTime &now)
{
    return counted(recipientsFrom(m_connection.run(findFacts, {arrayValue(ids)})), now);
}

Result<QList<Recipient>> Recipients::locked(const QList<UserId> &ids, const QDateTime &now)
{
    // The facts are read by a statement of their own: one that had waited for the lock would count what was there before.
    if (const Result<Rows> locked = m_connection.run(lockInboxes, {arrayValue(ids)}); !locked)
        return locked.error();
    return find(ids, now);
}

Result<QSet<UserId>> Recipients::lockFree(const QList<UserId> &ids)
{
    Result<Rows> rows = m_connection.run(lockFreeInboxes, {arrayValue(ids)});
    if (!rows)
        return rows.error();
    QSet<UserId> held;
    while (rows->next())
        held += rows->userId();
    return held;
}

Result<QList<Recipient>> Recipients::audience(
    const model::Audience &audience, const QString &knownAt, UserId after, int most, const QDateTime &now)
{
    const QString known = knownAt.isEmpty() ? QStringLiteral("infinity") : knownAt;
    return counted(
        recipientsFrom(m_connection.run(audienceFacts, QVariantList {known, after.value, most} + valuesOf(audience))),
        now);
}

// By a statement of its own, since nearly nobody has limits.
Result<QList<Recipient>> Recipients::counted(Result<QList<Recipient>> recipients, const QDateTime &now)
{
    if (!recipients)
        return recipients;
    QHash<UserId, Recipient *> limited;
    for (Recipient &recipient : *recipients) {
        if (recipient.preferences.limits.areSet())
            limited.insert(recipient.person.id, &recipient);
    }
    if (limited.isEmpty())
        return recipients;
    Result<Rows> rows = m_connection.run(countSent, {arrayValue(limited.keys()), timeValue(now)});
    if (!rows)
        return rows.error();
    while (rows->next()) {
        Recipient &recipient = *limited.value(rows->userId());
        recipient.sentLastHour = int(rows->integer());
        recipient.sentLastDay = int(rows->integer());
    }
    return recipients;
}

Result<int> Recipients::count(const model::Audience &audience)
{
    Result<Rows> rows = m_connection.run(countAudience, valuesOf(audience));
    if (!rows)
        return rows.error();
    return rows->next() ? int(rows->integer()) : 0;
}

Result<QList<UserId>> Recipients::missing(const QList<UserId> &ids)
{
    Result<Rows> rows = m_connection.run(findMissing, {arrayValue(ids)});
    if (!rows)
        return rows.error();
    QList<UserId> found;
    while (rows->next())
        found += rows->userId();
    return found;
}

} // namespace mc::store
