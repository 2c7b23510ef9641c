#pragma once

#include "store/session/connection.h"

namespace mc::store {

/// The database of an open session, for operators: "mediconnect at db.clinic.example:5432", or a socket's folder in place of
/// the host. Without user and password.
QString databaseAddress(const Connection &connection);

} // namespace mc::store
