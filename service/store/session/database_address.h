#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// The database of an open session, for operators: "mediconnect at db.clinic.example:5432", or a socket's folder in place of
/// the host. Without user and password.
QString databaseAddress(const DatabaseConnection &connection);

} // namespace mc::store
