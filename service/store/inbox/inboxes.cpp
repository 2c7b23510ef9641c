#include "store/inbox/inboxes.h"

#include "store/inbox/notification_row.h"

namespace mc::store {

using model::InboxChange;
using model::Result;

namespace {

const Statement states {QStringLiteral("inbox states"),
    QStringLiteral("SELECT user_id, version, unread_count FROM inboxes WHERE user_id = ANY ($1::bigint[])")};

// The inbox comes first: a version ahead of it is no cursor of ours. $1 user, $2 version, $3 most.
const Statement since {QStringLiteral("inbox changes since"),
    QStringLiteral(R"(
SELECT i.version, c.version, c.kind, (date_part('epoch', c.changed_at) * 1000)::bigint, c.unread_count, c.notification_id,
       c.affected_count, c.notification_type, c.notification_ids, %1
FROM inboxes i
LEFT JOIN LATERAL (
    SELECT * FROM inbox_changes WHERE user_id = i.user_id AND version > $2 ORDER BY version LIMIT $3
) c ON true
LEFT JOIN notifications n ON n.id = c.notification_id AND c.kind = 'created'
WHERE i.user_id = $1 ORDER BY c.version)")
        .arg(QLatin1String(notificationColumns))};

// The version before the first change after that time: what instances whose clocks differ changed is rather told twice
// than skipped. Null when such changes may have been forgotten.
const Statement versionAt {QStringLiteral("inbox version at"), QStringLiteral(R"(
SELECT CASE WHEN known.first IS NULL AND i.version > 0 THEN NULL
            WHEN later.first IS NULL THEN i.version
            WHEN later.first = known.first AND known.first > 1 THEN NULL
            ELSE later.first - 1 END
FROM inboxes i,
     (SELECT min(version) AS first FROM inbox_changes WHERE user_id = $1) known,
     (SELECT min(version) AS first FROM inbox_changes WHERE user_id = $1 AND changed_at > $2) later
WHERE i.user_id = $1)")};

const Statement forget {QStringLiteral("forget inbox changes"), QStringLiteral(R"(
DELETE FROM inbox_changes WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM inbox_changes WHERE changed_at < $1 LIMIT $2)))")};

constexpr int fixedColumns = 9;

InboxChange changeFrom(const Rows &rows, model::UserId user)
{
    InboxChange change;
    change.user = user;
    change.version = rows.integer(1);
    change.kind = rows.word(2, &model::inboxChangeKindFromWord);
    change.unreadCount = int(rows.integer(4));
    if (!rows.isNull(5))
        change.notificationId = rows.notificationId(5);
    if (change.kind == InboxChange::Kind::Read)
        change.readAt = rows.time(3);
    change.affectedCount = int(rows.integer(6));
    change.type = model::notificationTypeFromWord(rows.text(7));
    for (const QByteArrayView id : rows.array(8))
        change.notificationIds += {QUuid::fromString(QLatin1String(id))};
    if (!rows.isNull(fixedColumns))
        change.notification = notificationFrom(rows, fixedColumns);
    return change;
}

} // namespace

Result<QList<InboxState>> Inboxes::states(const QList<model::UserId> &users)
{
    Result<Rows> rows = m_connection.run(store::states, {arrayValue(users)});
    if (!rows)
        return rows.error();
    QList<InboxState> result;
    while (rows->next())
        result += {rows->userId(0), rows->integer(1), int(rows->integer(2))};
    return result;
}

Result<MissedChanges> Inboxes::since(model::UserId user, qint64 version, int most)
{
    Result<Rows> rows = m_connection.run(store::since, {user.value, version, most + 1});
    if (!rows)
        return rows.error();
    MissedChanges missed;
    qint64 latest = 0;
    while (rows->next()) {
        latest = rows->integer(0);
        if (!rows->isNull(1))
            missed.changes += changeFrom(*rows, user);
    }
    const qint64 first = missed.changes.isEmpty() ? latest + 1 : missed.changes.first().version;
    missed.reset = version > latest || first != version + 1 || missed.changes.size() > most;
    if (missed.reset)
        missed.changes.clear();
    return missed;
}

Result<std::optional<qint64>> Inboxes::versionAt(model::UserId user, const QDateTime &time)
{
    Result<Rows> rows = m_connection.run(store::versionAt, {user.value, timeValue(time)});
    if (!rows)
        return rows.error();
    if (!rows->next() || rows->isNull(0))
        return std::optional<qint64>();
    return std::optional(rows->integer(0));
}

Result<int> Inboxes::forget(const QDateTime &before, int most)
{
    const Result<Rows> rows = m_connection.run(store::forget, {timeValue(before), most});
    return rows ? Result<int>(rows->affected()) : rows.error();
}

} // namespace mc::store
