#pragma once

#include "store/connection.h"

namespace mc::store {

/// A transaction from begin() to commit(); rolled back when it is destroyed before. Not nested.
class Transaction
{
public:
    static model::Result<Transaction> begin(Connection &connection);
    Transaction(Transaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Errors: Unavailable, when it is unknown whether the transaction was committed too, and when a statement in it
    /// failed: then nothing is.
    model::Result<void> commit();

private:
    explicit Transaction(Connection &connection)
        : m_connection(&connection)
    {
    }

    Connection *m_connection;
};

} // namespace mc::store
