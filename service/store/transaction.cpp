#include "store/transaction.h"

namespace mc::store {

using model::Result;

Result<Transaction> Transaction::begin(Connection &connection)
{
    if (const Result<void> begun = connection.execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    connection.m_inTransaction = true;
    return Transaction(connection);
}

Transaction::~Transaction()
{
    // A session lost meanwhile took its transaction along.
    if (!m_connection || !m_connection->m_inTransaction)
        return;
    const Result<void> done = m_connection->execute(QStringLiteral("ROLLBACK"));
    m_connection->m_inTransaction = false;
    if (!done)
        m_connection->close();
}

Result<void> Transaction::commit()
{
    const Result<void> done = m_connection->execute(QStringLiteral("COMMIT"));
    if (done)
        std::exchange(m_connection, nullptr)->m_inTransaction = false;
    return done;
}

} // namespace mc::store
