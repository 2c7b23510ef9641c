#pragma once

#include "bus/bus.h"
#include "http/known_tokens.h"
#include "realtime/hub.h"
#include "store/store.h"
#include "threads/periodic.h"

namespace mc::program {

/// Follows which tokens were withdrawn: reads them when the bus tells of a change, and every two seconds besides, so that a token is
/// refused at every instance, and its sockets are closed, within the 5 s of CONTRACT section 12. Notes in turn which were used.
/// While the database can't be asked, what was known goes on holding: no token does anything then.
///
/// One an instance, made, started and stopped on the main thread; works on a thread of its own.
class TokenWatch final : public bus::Listener
{
public:
    /// All of these outlive this.
    TokenWatch(
        const store::DatabaseUrl &database, http::KnownTokens &tokens, realtime::Hub &hub, const ops::Clock &clock);

    /// Reads them once before it returns, if the database can be asked.
    void start();
    void stop() { m_periodic.stop(); }

    void receive(const bus::News &news) override;

private:
    void read(store::Store &store);
    void noteUse(store::Store &store);

    const store::DatabaseUrl m_database;
    http::KnownTokens &m_tokens;
    realtime::Hub &m_hub;
    const ops::Clock &m_clock;
    QSet<QUuid> m_revoked; ///< as the hub was told; start() uses it, and then the thread alone
    threads::Periodic m_periodic;
};

} // namespace mc::program
