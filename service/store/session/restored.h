#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// Makes a database that was restored from a backup fit to go on; answers whether it was. To be called before anybody works with
/// it, with every migration applied. Several programs may call it at the same time.
///
/// A restored database knows less than clients and its own rows assume:
/// - Transactions are numbered by the server. Rows of the journal whose numbers are ahead of this server's are given others, or
///   statistics would count nothing until its numbers have caught up.
/// - Clients may have heard of changes that the backup does not have. Versions of inboxes jump far ahead, so that no cursor of
///   theirs looks like one of what happens from now on: all are told to load anew (CONTRACT section 11, `sync_reset`).
///
/// It is told by the server, the database's id there, and the server's history (its timeline), which are noted in the database. So it
/// also finds a recovery to a point in time. Errors: Unavailable; internal_error.
model::Result<bool> adoptRestored(DatabaseConnection &connection);

} // namespace mc::store
