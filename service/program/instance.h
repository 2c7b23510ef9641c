#pragma once

#include "admission/acceptor.h"
#include "background/event_stream.h"
#include "background/jobs.h"
#include "bus/postgres_bus.h"
#include "delivery/dispatcher.h"
#include "http/worker.h"
#include "identity/identity_provider.h"
#include "ops/metrics.h"
#include "ops/settings.h"
#include "program/file_watch.h"
#include "program/migration_watch.h"
#include "program/provider_accounts.h"
#include "program/token_watch.h"
#include "realtime/delivery_watch.h"
#include "store/session/database_clock.h"
#include "threads/periodic.h"
#include "vault/token_vault.h"
#include "vault/unsubscribe_tokens.h"
#include "wording/wording.h"

#include <vector>

namespace mc::program {

/// A running service: everything wired together, started and stopped in order. Lives on the main thread, whose event
/// loop accepts connections. start() and stop() may be called twice.
class Instance
{
public:
    Instance(const ops::Settings &settings, const store::DatabaseUrl &database, const auth::TokenSettings &tokens,
        const wording::TemplateSources &templates, const ops::Clock &clock);
    ~Instance();

    /// Error: one line for the operator, naming the key of the setting to blame: the port is taken, say.
    model::Result<void> start();
    /// Finishes requests in flight, closes WebSockets with 1001, ends every thread; within 10 s.
    void stop();
    /// Reads the files of keys, certificates and credentials anew, those too that look unchanged, and fetches the identity provider's keys.
    /// `done` is called when the files are read, on any thread.
    void reloadFiles(const std::function<void()> &done);

    /// Where it listens: "http://127.0.0.1:8000".
    QByteArray address() const;
    /// How it is, in a line for the operator.
    QString condition() const;
    /// An object on each thread that serves sockets, between start() and stop().
    std::vector<QObject *> loops() const;

private:
    model::Result<admission::AdmissionOptions> admissionOptions();
    void followKeys();
    model::Result<void> useKeySet(const QByteArray &keySet);
    background::JobParts jobParts();
    void startBackgroundWork();

    const ops::Settings &m_settings;
    const wording::Languages m_languages;
    const events::Setup m_events;
    ops::Metrics m_metrics;
    store::SessionMetrics m_sessions;
    store::SessionWatch m_sessionWatch;
    store::DatabaseUrl m_database; ///< whose sessions are counted and watched by these
    ops::Replaceable<auth::TokenSettings> m_tokens;
    std::unique_ptr<identity::IdentityProvider> m_identityProvider; ///< null: keys are not fetched
    ProviderAccounts m_accounts;
    store::DatabaseClock m_clock;

    bus::PostgresBus m_bus;
    realtime::Hub m_hub;
    http::KnownTokens m_knownTokens;
    http::KnownUsers m_knownUsers;
    http::Readiness m_readiness;
    auth::PasswordHasher m_hasher;
    admission::BodyBudget m_bodies;
    auth::LoginThrottle m_throttle;
    http::SignInLog m_signIns {m_metrics};
    http::RateLimiter m_limiter;
    http::RateLimiter m_testPushes;
    const http::Cors m_cors;
    vault::TokenVault m_vault;
    auth::TokenIssuer m_issuer;
    vault::UnsubscribeTokens m_unsubscribeTokens;
    std::unique_ptr<wording::Words> m_words;
    delivery::Dispatcher m_dispatcher;
    realtime::DeliveryWatch m_deliveryWatch;
    background::JobCounts m_jobCounts;
    background::Jobs m_jobs;
    std::unique_ptr<background::EventStream> m_eventStream; ///< null without Redis
    threads::Periodic m_clockCheck;
    TokenWatch m_tokenWatch;
    MigrationWatch m_migrationWatch; ///< starts the six above
    FileWatch m_files;
    std::unique_ptr<http::Shared> m_shared;
    std::unique_ptr<http::RequestPools> m_pools;
    std::vector<std::unique_ptr<http::Worker>> m_workers;
    std::shared_ptr<ops::Replaceable<QSslConfiguration>> m_tls; ///< null without TLS; replaced on the files' thread
    std::atomic<bool> m_hasWholeSchema = false;
    std::unique_ptr<admission::Acceptor> m_acceptor;
};

} // namespace mc::program
