#pragma once

#include "admission/admission.h"
#include "auth/login_throttle.h"
#include "auth/password_hasher.h"
#include "auth/token_issuer.h"
#include "auth/token_settings.h"
#include "http/cors.h"
#include "http/documentation.h"
#include "http/known_users.h"
#include "http/rate_limiter.h"
#include "http/resources/sms_callbacks_resource.h"
#include "ops/clock.h"
#include "ops/metrics.h"
#include "realtime/hub.h"
#include "rules/channels.h"
#include "store/database_url.h"
#include "vault/token_vault.h"
#include "vault/unsubscribe_tokens.h"

#include <QtCore/QThread>

namespace mc::http {

/// What the workers of an instance share. Outlives them.
struct Shared
{
    store::DatabaseUrl database;
    TokenSettings tokens;
    QByteArray baseUrl; ///< of links in answers, without a final slash
    Documentation documentation;
    AdmissionOptions admission;
    const TokenIssuer &issuer;
    const PasswordHasher &hasher;
    const vault::TokenVault &vault;
    const vault::UnsubscribeTokens &unsubscribeTokens;
    LoginThrottle &throttle;
    KnownUsers &knownUsers;
    RateLimiter &limiter;
    const Cors &cors;
    ops::Metrics &metrics;
    realtime::Bus &bus;
    realtime::Hub &hub;
    rules::ChannelPolicy channelPolicy;
    SmsCallbacks smsCallbacks;
    std::function<void()> deliveriesQueued; ///< told after its commit, on any worker's thread
    std::function<void()> batchAccepted; ///< told after its commit, on any worker's thread
    const ops::Clock &clock;
};

/// One thread that serves requests, with its own event loop, admission, QHttpServer and session with the database;
/// workers share nothing but what Shared names. Started once by its constructor.
class Worker
{
public:
    Worker(const Shared &shared, const ListeningSocket &listener, int number);
    /// Ends the thread, whatever is under way.
    ~Worker();

    /// The worker's door, as long as the thread runs.
    Admission *admission() const { return m_admission; }

    /// Lets requests in flight be answered and turns new ones away; the thread ends when none is left.
    void stop();
    /// Waits until the thread has ended, or that long. False: requests are still in flight.
    bool wait(std::chrono::milliseconds patience);

private:
    Admission *m_admission = nullptr; ///< owned by the thread's server
    std::unique_ptr<QThread> m_thread;
};

} // namespace mc::http
