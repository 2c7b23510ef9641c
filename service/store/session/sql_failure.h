#pragma once

#include <QtCore/QString>

namespace mc::store {

/// What a statement's failure says about the session, the database and the values: the one reading of SQLSTATEs (PostgreSQL's
/// documentation, appendix A).
enum class SqlFailure {
    None,
    Lost, ///< the session has ended, or is about to: nobody knows whether the statement was carried out
    Stale, ///< nothing was done, and this session can't do it: another one may. The server has become a standby, forgot a prepared
    ///< statement, or changed a table under it
    Transient, ///< nothing was done: a deadlock or a conflict of serializable transactions; to be tried again
    Locked, ///< nothing was done: somebody else's lock was not released in time
    Exhausted, ///< nothing was done: the server lacks disk, memory, connections or time
    Duplicate, ///< nothing was done: another row has the same key
    BadData, ///< nothing was done: these values can't be stored, however often it is tried
    Fault, ///< nothing was done: the statement, the schema or the rights are wrong
};

/// `state`: of five characters; an empty one comes with a connection that ended.
SqlFailure sqlFailure(const QString &state);

} // namespace mc::store
