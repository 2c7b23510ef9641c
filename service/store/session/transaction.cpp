#include "store/session/transaction.h"

namespace mc::store {

using model::Result;

Result<Transaction> Transaction::begin(DatabaseConnection &connection)
{
    if (connection.m_inTransaction)
        return Transaction(connection, true);
    if (const Result<void> begun = connection.execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    connection.m_inTransaction = true;
    connection.m_transactionFailed = false;
    return Transaction(connection, false);
}

Transaction::~Transaction()
{
    if (!m_connection)
        return;
    if (m_isPart) {
        m_connection->m_transactionFailed = true;
        return;
    }
    // Whether the work is worth another try is said by what ended it, not by its end. A lost session took its
    // transaction along.
    const SqlFailure failure = m_connection->m_lastFailure;
    if (m_connection->m_database.isOpen() && !m_connection->execute(QStringLiteral("ROLLBACK")))
        m_connection->close();
    m_connection->m_inTransaction = false;
    m_connection->m_lastFailure = failure;
}

Result<void> Transaction::commit()
{
    // PostgreSQL takes COMMIT for ROLLBACK then, and reports success.
    if (m_connection->m_transactionFailed)
        return m_connection->unavailable();
    if (m_isPart) {
        m_connection = nullptr;
        return {};
    }
    const Result<void> done = m_connection->execute(QStringLiteral("COMMIT"));
    if (done)
        std::exchange(m_connection, nullptr)->m_inTransaction = false;
    return done;
}

} // namespace mc::store
