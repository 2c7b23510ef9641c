#include "store/session/sql_failure.h"

namespace mc::store {

namespace {

struct Row
{
    const char *prefix; ///< of the SQLSTATE: a class, or one state of it
    SqlFailure failure;
};

// The first row that matches counts: single states stand before their classes.
constexpr Row table[] = {
    {"0A000", SqlFailure::Stale}, // cached plan must not change result type
    {"25006", SqlFailure::Stale}, // the transaction is read-only: the server is a standby by now
    {"26000", SqlFailure::Stale}, // the prepared statement is unknown: a pooler gave us another session
    {"25P03", SqlFailure::Lost}, // idle in a transaction for too long
    {"08", SqlFailure::Lost}, // connection exceptions
    {"57P0", SqlFailure::Lost}, // the server is stopping, starting, or ended the session
    {"53300", SqlFailure::Lost}, // too many connections: this one was refused
    {"40001", SqlFailure::Transient}, // serialization failure
    {"40P01", SqlFailure::Transient}, // deadlock
    {"40", SqlFailure::Exhausted}, // other rollbacks
    {"55P03", SqlFailure::Locked}, // lock_timeout
    {"53", SqlFailure::Exhausted}, // disk, memory, configured limits
    {"57", SqlFailure::Exhausted}, // statement_timeout, or an operator cancelled it
    {"58", SqlFailure::Exhausted}, // the server's operating system failed, its disk for one
    {"23505", SqlFailure::Duplicate}, // unique_violation
    {"22", SqlFailure::BadData}, // data exceptions
    {"23", SqlFailure::BadData}, // other constraints
    {"54", SqlFailure::BadData}, // limits of the server, such as an index row's size
    {"P0001", SqlFailure::BadData}, // a trigger of the operator's refuses them
};

} // namespace

SqlFailure sqlFailure(const QString &state)
{
    if (state.isEmpty())
        return SqlFailure::Lost;
    for (const Row &row : table) {
        if (state.startsWith(QLatin1String(row.prefix)))
            return row.failure;
    }
    return SqlFailure::Fault;
}

} // namespace mc::store
