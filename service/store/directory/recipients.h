#pragma once

#include "model/audience.h"
#include "model/recipient.h"
#include "store/session/database_connection.h"

#include <QtCore/QSet>

namespace mc::store {

/// An audience as statements bind it: its users' ids, its role, its clinic, each null where it does not count.
QVariantList valuesOf(const model::Audience &audience);

/// What the rules have to know of those a notification is for.
class Recipients
{
public:
    explicit Recipients(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Those of them that the directory knows, by id, inactive ones too. What was sent to them counts up to `now`.
    model::Result<QList<model::Recipient>> find(const QList<model::UserId> &ids, const QDateTime &now);

    /// The same for those who have limits: until the transaction this runs in ends, nothing else is counted for them, and so no
    /// other decision takes the place in their limits that this one takes.
    model::Result<QList<model::Recipient>> locked(const QList<model::UserId> &ids, const QDateTime &now);

    /// Locks their inboxes as locked() does, but without waiting. Answers those whose inboxes others hold.
    model::Result<QSet<model::UserId>> lockFree(const QList<model::UserId> &ids);

    /// Part of an audience: its active members with an id over `after` that the directory knew at `knownAt`, PostgreSQL's
    /// text of a time (empty: by now), by id, at most so many.
    model::Result<QList<model::Recipient>> audience(
        const model::Audience &audience, const QString &knownAt, model::UserId after, int most, const QDateTime &now);
    /// How many active users an audience has.
    model::Result<int> count(const model::Audience &audience);
    /// Which of these users are unknown or inactive.
    model::Result<QList<model::UserId>> missing(const QList<model::UserId> &ids);

private:
    model::Result<QList<model::Recipient>> counted(
        model::Result<QList<model::Recipient>> recipients, const QDateTime &now);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
