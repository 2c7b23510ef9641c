#pragma once

#include "model/user.h"
#include "store/directory/standing.h"
#include "store/session/database_connection.h"

#include <QtCore/QSet>

namespace mc::store {

/// Which users a directory list holds. Absent: all.
struct UserFilter
{
    QString search; ///< part of username, email, name or external id, case-insensitive; empty: any
    std::optional<model::Role> role;
    std::optional<qint64> clinicId;
    std::optional<bool> isActive;
    QString externalId {}; ///< exactly; empty: any
};

struct UserPage
{
    QList<model::User> items;
    qint64 count = 0;
};

/// A user who was not stored because something of theirs that is unique is somebody else's.
struct Clash
{
    int index = 0;
    bool isByExternalId = false; ///< false: by the username
    bool operator==(const Clash &) const = default;

    QString field() const;
    QString message() const;
};

/// What a bulk upsert did, by index into what it was given.
struct UpsertOutcome
{
    int created = 0;
    int updated = 0;
    QList<Clash> clashes; ///< one for each that was not stored
    QList<int> erased; ///< not stored: whoever had this id is being erased
};

/// The directory.
class Users
{
public:
    explicit Users(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Error: not_found.
    model::Result<model::User> find(model::UserId id);
    /// What the directory says of a caller; that they were seen at `now` is noted, to ten minutes. Nobody it knows: inactive.
    model::Result<Standing> seen(model::UserId id, const QDateTime &now);
    /// The same of whom the identity provider calls so.
    model::Result<KnownStanding> seenAs(const QString &externalId, const QDateTime &now);
    /// The same of several users, by id, without noting anything. Unknown ones are left out.
    model::Result<QHash<model::UserId, Standing>> standings(const QList<model::UserId> &ids);
    /// Ends every session of the user: tokens that were given until now are no good any more.
    model::Result<void> endSessions(model::UserId id);
    /// Error: not_found.
    model::Result<model::User> findByName(const QString &username);
    /// Pages by id. Error: not_found for a page past the end.
    model::Result<UserPage> list(const UserFilter &filter, int page, int size);
    /// Creates or replaces; answers whether it was created. Deactivation and a lesser role end every session of the user. Error: conflict
    /// when the username or the external id is somebody else's, or whoever had the id is being erased.
    model::Result<bool> put(const model::User &user);
    /// Adds somebody who is not there yet. Without an id they get nextId(). Error: conflict when the id or the username
    /// is somebody else's.
    model::Result<model::UserId> create(const model::User &user);
    /// An id for a new user, which nobody has, from 1,000,000,000,000 on. Error: unavailable.
    model::Result<model::UserId> nextId();
    /// Creates or replaces users with distinct ids, all in one transaction.
    model::Result<UpsertOutcome> putAll(const QList<model::User> &users);

private:
    using Clinics = QHash<model::UserId, std::optional<qint64>>;
    model::Result<UpsertOutcome> putAllOnce(const QList<model::User> &users);
    model::Result<Clinics> lockClinics(const QList<model::User> &users, QList<int> &erased);
    model::Result<void> moveDevicesOf(const QList<model::User> &users, const QSet<int> &without, const Clinics &before);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
