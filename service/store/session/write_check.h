#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// Writes something, to know that the database takes changes: a standby does not, nor a server whose disk is full. Error:
/// Unavailable.
model::Result<void> checkWriting(DatabaseConnection &connection, const QDateTime &now);

} // namespace mc::store
