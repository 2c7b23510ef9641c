#pragma once

#include "delivery/scheduler.h"
#include "http/worker.h"
#include "ops/settings.h"
#include "program/housekeeping.h"

#include <QtNetwork/QTcpServer>

#include <vector>

namespace mc::program {

/// A running service: everything wired together, started and stopped in order. Lives on the main thread.
/// start() and stop() may be called twice.
class Instance
{
public:
    Instance(const ops::Settings &settings, const store::DatabaseUrl &database, const http::TokenSettings &tokens,
        const ops::Clock &clock);
    ~Instance();

    /// Error: one line for the operator, naming the key of the setting to blame: the port is taken, say.
    model::Result<void> start();
    /// Finishes requests in flight, closes WebSockets, ends every thread.
    void stop();

    /// Where it listens: "http://127.0.0.1:8000".
    QByteArray address() const;

private:
    const ops::Settings &m_settings;
    store::DatabaseUrl m_database;
    const http::TokenSettings m_tokens;
    const ops::Clock &m_clock;

    realtime::Bus m_bus;
    http::KnownUsers m_knownUsers;
    http::PasswordHasher m_hasher;
    http::LoginThrottle m_throttle;
    http::TokenIssuer m_issuer;
    QTcpServer m_listener;
    std::unique_ptr<http::Shared> m_shared;
    std::vector<std::unique_ptr<http::Worker>> m_workers;
    delivery::Scheduler m_scheduler;
    Housekeeping m_housekeeping;
};

} // namespace mc::program
