#pragma once

#include "store/session/database_connection.h"

namespace mc::store {

/// A transaction from begin() to commit(); rolled back when it is destroyed before.
///
/// Begun inside another one it is a part of that: its commit leaves the end to the outer one, and when it is destroyed before,
/// the outer one can't be committed any more.
class Transaction
{
public:
    static model::Result<Transaction> begin(DatabaseConnection &connection);
    Transaction(Transaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
        , m_isPart(other.m_isPart)
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Errors: Unavailable, when it is unknown whether the transaction was committed too, and when a statement in it
    /// failed: then nothing is.
    model::Result<void> commit();

private:
    Transaction(DatabaseConnection &connection, bool isPart)
        : m_connection(&connection)
        , m_isPart(isPart)
    {
    }

    DatabaseConnection *m_connection;
    bool m_isPart;
};

} // namespace mc::store
