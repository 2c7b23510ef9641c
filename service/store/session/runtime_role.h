#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// Grants a role what a running service needs, and no more: it may append to the audit log and its seals, not change them. To be
/// called by the owner of the tables, after the migrations. Tables of later migrations are granted as they are made.
///
/// Errors, for the operator: there is no such role; it is a superuser, or may act as the owner of the tables, so that grants
/// mean nothing.
model::Result<void> grantToRuntimeRole(DatabaseConnection &connection, const QString &role);

} // namespace mc::store
