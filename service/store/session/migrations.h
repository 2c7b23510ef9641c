#pragma once

#include "store/session/database_connection.h"

#include <QtCore/QStringList>

namespace mc::store {

/// The schema's history: numbered SQL files built into the program, each run once in a transaction of its own, forward
/// only, and recorded with its checksum.
class Migrations
{
public:
    explicit Migrations(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// Brings the database up to date; answers the names of what was run. Several programs may call it at the same time:
    /// an advisory lock lets one work and the others wait. Errors: Unavailable; with a text for the operator
    /// conflict when the database has migrations of a later program, and internal_error when a recorded migration has another
    /// checksum here, or one failed.
    model::Result<QStringList> run();
    /// The names of what run() would run. Errors as there.
    model::Result<QStringList> pending();

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
