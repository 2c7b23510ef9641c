#pragma once

#include "auth/login_throttle.h"
#include "auth/password_hasher.h"
#include "auth/token_issuer.h"
#include "auth/token_settings.h"
#include "http/known_users.h"
#include "ops/clock.h"
#include "realtime/bus.h"
#include "store/database_url.h"

#include <QtCore/QThread>

#include <functional>
#include <memory>

namespace mc::http {

/// What the workers of an instance share. Outlives them.
struct Shared
{
    store::DatabaseUrl database;
    TokenSettings tokens;
    QByteArray baseUrl; ///< of links in answers, without a final slash
    const TokenIssuer &issuer;
    const PasswordHasher &hasher;
    LoginThrottle &throttle;
    KnownUsers &knownUsers;
    realtime::Bus &bus;
    const ops::Clock &clock;
};

/// One thread that serves requests, with its own event loop, QHttpServer and session with the database; workers share
/// nothing but what Shared names. start() and stop() may be called twice and in any order.
class Worker
{
public:
    Worker(const Shared &shared, int number);
    ~Worker();

    /// Starts the thread; connections accepted on that listening descriptor are served from then on.
    void start(int listeningDescriptor);
    void stop();

private:
    const Shared &m_shared;
    int m_number;
    std::unique_ptr<QThread> m_thread;
};

} // namespace mc::http
