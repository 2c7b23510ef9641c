#pragma once

#include "model/preferences.h"
#include "store/session/database_connection.h"

#include <functional>

namespace mc::store {

/// What users chose for their notifications, and the defaults for those who never did.
class Preferences
{
public:
    explicit Preferences(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Error: not_found for an unknown user.
    model::Result<model::Preferences> find(model::UserId user);
    /// Those of many users in one statement, by id; unknown users are left out.
    model::Result<QList<model::Preferences>> findAll(const QList<model::UserId> &users);
    /// Stores all but `username` and `userTimezone`, which are the directory's. Error: not_found for an unknown user.
    model::Result<void> put(const model::Preferences &preferences, const QDateTime &now);

    /// Makes of a user's preferences what they shall be; an error ends it.
    using Change = std::function<model::Result<model::Preferences>(const model::Preferences &current)>;
    /// Stores what `change` makes of the user's preferences, and answers it. Of changes at the same time each sees what the
    /// one before it left. A transaction of its own. Errors: not_found for an unknown user, those of `change`.
    model::Result<model::Preferences> change(model::UserId user, const Change &change, const QDateTime &now);

private:
    model::Result<model::Preferences> changeOnce(model::UserId user, const Change &change, const QDateTime &now);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
