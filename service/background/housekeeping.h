#pragma once

#include "ops/clock.h"
#include "store/session/database_url.h"
#include "threads/periodic.h"
#include "vault/token_vault.h"

namespace mc::background {

/// Forgets what has served its time, in small batches: idempotency keys after a day, changes of inboxes after a week,
/// what frequency limits count of deleted notifications after two days, expired refresh tokens. Puts device tokens into their one
/// form that were stored otherwise, the first time at once. Every instance may do so at the same time.
///
/// One an instance, with a thread and a session of its own. start() and stop() may be called twice and in any order.
class Housekeeping
{
public:
    /// The vault lives longer.
    Housekeeping(const store::DatabaseUrl &database, const vault::TokenVault &vault, const ops::Clock &clock);

    void start() { m_periodic.start(); }
    void stop() { m_periodic.stop(); }

private:
    threads::Periodic m_periodic;
};

} // namespace mc::background
