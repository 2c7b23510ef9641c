#pragma once

#include "ops/clock.h"
#include "store/session/database_connection.h"

#include <atomic>

namespace mc::store {

/// The database server's time: the one time that all instances share, whatever their machines' clocks say. Leases, due times and
/// everything stored go by it.
///
/// Knows how far this machine's clock is from the server's, and adds that; so asking it waits for nobody. Until it was measured it
/// is this machine's time. Thread-safe.
class DatabaseClock : public ops::Clock
{
public:
    /// `own`: this machine's time. Outlives this.
    explicit DatabaseClock(const ops::Clock &own)
        : m_own(own)
    {
    }

    QDateTime now() const override { return m_own.now().addMSecs(m_offset); }

    /// Asks the server what time it is. An answer that took long tells too little, and changes nothing. Error: Unavailable.
    model::Result<void> measure(DatabaseConnection &connection);
    /// What is added to this machine's time; negative: it is ahead.
    std::chrono::milliseconds offset() const { return std::chrono::milliseconds(m_offset.load()); }

private:
    const ops::Clock &m_own;
    std::atomic<qint64> m_offset = 0; ///< milliseconds
};

} // namespace mc::store
