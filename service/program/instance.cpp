#include "program/instance.h"

#include "auth/token_verifier.h"
#include "delivery/provider_health.h"
#include "http/routes.h"
#include "loop/epoll_dispatcher.h"
#include "model/times.h"
#include "ops/process_metrics.h"
#include "program/delivery_lanes.h"
#include "program/metric_sources.h"
#include "program/pool_sizes.h"
#include "program/tls_setup.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QSysInfo>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// Of the ten seconds a stop may take (CONTRACT section 1), what requests in flight get.
constexpr std::chrono::milliseconds patience(6000);
// What a database that answers nothing gets of them: a session that is just being opened takes up to four seconds more.
constexpr std::chrono::milliseconds databasePatience(4000);

constexpr std::chrono::seconds clockCheckInterval(10);
const QString clockName = QStringLiteral("mediconnect-notifyd clock");

Error startError(const QString &key, const QString &reason)
{
    return {ErrorCode::Unavailable, key + QStringLiteral(": ") + reason};
}

// A caller's share holds two bodies of the largest size.
admission::BodyBudget::Shares bodyShares(qint64 mostBody)
{
    admission::BodyBudget::Shares shares;
    shares.ofOne = std::max(shares.ofOne, 2 * mostBody);
    shares.all = std::max(shares.all, 4 * shares.ofOne);
    return shares;
}

rules::ChannelPolicy channelPolicy(const ops::Settings &settings)
{
    rules::ChannelPolicy policy;
    policy.providers = providersSetUp(settings);
    policy.inactiveAfter = settings.delivery.inactiveAfter;
    return policy;
}

realtime::HubLimits hubLimits(const ops::Settings::Http &http)
{
    return {.mostOfUser = http.socketsPerUser, .mostOfAddress = http.socketsPerAddress};
}

events::Setup eventSetup(
    const ops::Settings &settings, const wording::TemplateSources &templates, const wording::Languages &languages)
{
    events::Setup setup {
        .templates = templates, .languages = languages, .phiInExternal = settings.delivery.phiInExternal};
    for (const std::chrono::milliseconds lead : settings.events.reminderLeads)
        setup.leads += std::chrono::duration_cast<std::chrono::seconds>(lead);
    return setup;
}

// The same after a restart.
QByteArray instanceName(const ops::Settings::Http &http)
{
    return QSysInfo::machineHostName().toUtf8() + ':' + QByteArray::number(http.listen.port);
}

Result<QByteArray> contentOf(const QString &key, const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? Result<QByteArray>(file.readAll())
                                          : startError(key, QStringLiteral("can't be read"));
}

} // namespace

Instance::Instance(const ops::Settings &settings, const store::DatabaseUrl &database, const auth::TokenSettings &tokens,
    const wording::TemplateSources &templates, const ops::Clock &clock)
    : m_settings(settings)
    , m_events(eventSetup(settings, templates, m_languages))
    , m_database({.options = database.options, .metrics = &m_sessions, .watch = &m_sessionWatch})
    , m_tokens(tokens)
    , m_accounts(settings)
    , m_clock(clock)
    , m_bus(m_database)
    , m_hub(m_database, m_bus, m_clock, hubLimits(settings.http))
    , m_bodies(bodyShares(settings.http.maxBody))
    , m_throttle({.byPair = {5}, .byAddress = settings.auth.signInsPerAddress, .byName = settings.auth.signInsPerName})
    , m_limiter(settings.http.rateLimit)
    , m_testPushes(settings.delivery.testPushes)
    , m_cors(settings.http.corsOrigins)
    , m_vault(settings.auth.encryptionKey, settings.auth.previousEncryptionKeys)
    , m_issuer(tokens)
    , m_unsubscribeTokens(settings.auth.encryptionKey, settings.auth.previousEncryptionKeys)
    , m_dispatcher(
          m_database, m_clock, m_vault, settings.delivery.retryDelays, [] { return new loop::EpollDispatcher; })
    , m_deliveryWatch(
          m_database, m_hub, m_clock, [this] { return delivery::providerHealth(m_dispatcher.counts(), m_clock.now()); })
    , m_jobs(jobParts())
    , m_clockCheck(QStringLiteral("clock"), clockCheckInterval,
          [this]() -> threads::Periodic::Work {
              return [this, connection = std::make_shared<store::DatabaseConnection>(m_database, clockName)] {
                  (void)m_clock.measure(*connection);
              };
          })
    , m_tokenWatch(m_database, m_knownTokens, m_hub, m_clock)
    , m_migrationWatch(m_database, [this] { startBackgroundWork(); })
{
    m_bus.addListener(&m_knownUsers);
    m_bus.addListener(&m_tokenWatch);
    m_bus.addListener(&m_hub);
    m_bus.addListener(&m_dispatcher);
    m_bus.addListener(&m_jobs);
    m_metrics.add(&buildMetrics);
    m_metrics.add(&ops::processMetrics);
    m_metrics.add(&logMetrics);
    m_metrics.add([this] { return sessionMetrics(m_sessions, m_clock.offset()); });
    m_metrics.add([this] { return busMetrics(m_bus.counts()); });
    m_metrics.add([this] { return hubMetrics(m_hub.counts()); });
    m_metrics.add([this] { return laneMetrics(m_dispatcher.counts()); });
    m_metrics.add([this] { return jobMetrics(m_jobCounts, m_clock); });
    if (settings.auth.fetchesKeys()) {
        m_identityProvider
            = std::make_unique<identity::IdentityProvider>(identity::KeySource {.issuer = settings.auth.oidcIssuer,
                .keys = QUrl(settings.auth.jwksUrl),
                .caFile = settings.delivery.caFile,
                .take = [this](const QByteArray &keySet) { return useKeySet(keySet); }});
        m_metrics.add([this] { return identityMetrics(m_identityProvider->counts()); });
    }
    m_metrics.add([this] { return schemaMetrics(m_hasWholeSchema); });
    m_metrics.add([this] { return proofMetrics(m_jobCounts.proofs, providersSetUp(m_settings), m_settings.canary); });
    m_metrics.add(
        [this] { return m_tls ? certificateMetrics(m_tls->value()->localCertificate()) : ops::Metrics::Families(); });
    if (settings.redis.url.isEmpty())
        return;
    m_eventStream = std::make_unique<background::EventStream>(jobParts(),
        outbound::RedisConnection::Options {.url = settings.redis.url, .caFile = settings.delivery.caFile},
        instanceName(settings.http));
    m_metrics.add([this] { return streamMetrics(m_jobCounts); });
}

Instance::~Instance() { stop(); }

background::JobParts Instance::jobParts()
{
    return {.database = m_database,
        .bus = m_bus,
        .vault = m_vault,
        .clock = m_clock,
        .policy = channelPolicy(m_settings),
        .events = m_events,
        .metrics = m_metrics,
        .counts = m_jobCounts,
        .retention = m_settings.retention,
        .canary = m_settings.canary,
        .lastSent = [this](model::Provider provider) {
            const qint64 at = m_dispatcher.counts().at(provider).lastSent;
            return at == 0 ? QDateTime() : model::utc(at);
        }};
}

Result<void> Instance::start()
{
    if (m_acceptor)
        return {};
    if (const Result<auth::TokenVerifier> verifier = auth::TokenVerifier::create(*m_tokens.value()); !verifier)
        return startError(verifier.error().fields.value(0).field, verifier.error().detail);
    const Result<admission::AdmissionOptions> options = admissionOptions();
    if (!options)
        return options.error();
    Result<admission::ListeningSocket> listener
        = admission::ListeningSocket::open(m_settings.http.listen.address, m_settings.http.listen.port);
    if (!listener)
        return startError(QStringLiteral("http/listen"), listener.error().detail);

    const QByteArray publicUrl = baseUrl(m_settings.http, listener->port()).toEncoded(QUrl::StripTrailingSlash);
    followKeys();
    m_sessionWatch.abandonAt(store::SessionWatch::Clock::time_point::max());
    m_bus.start();
    m_hub.start();
    m_words = std::make_unique<wording::Words>(publicUrl, m_events.phiInExternal, m_languages, m_events.templates);
    m_shared = std::make_unique<http::Shared>(http::Shared {
        .database = m_database,
        .tokens = m_tokens,
        .keySupply = m_identityProvider.get(),
        .baseUrl = publicUrl,
        .documentation = http::Documentation(publicUrl),
        .admission = *options,
        .router = http::Router(http::routes()),
        .issuer = m_issuer,
        .hasher = m_hasher,
        .vault = m_vault,
        .unsubscribeTokens = m_unsubscribeTokens,
        .bodies = m_bodies,
        .throttle = m_throttle,
        .knownTokens = m_knownTokens,
        .signIns = m_signIns,
        .knownUsers = m_knownUsers,
        .readiness = m_readiness,
        .limiter = m_limiter,
        .proxies = http::TrustedProxies(m_settings.http.trustedProxies, m_settings.http.forwardedHeader),
        .devices = {.mostActive = m_settings.delivery.mostDevices, .tests = m_testPushes},
        .cors = m_cors,
        .metrics = m_metrics,
        .bus = m_bus,
        .hub = m_hub,
        .channelPolicy = channelPolicy(m_settings),
        .events = m_events,
        .words = *m_words,
        .smsCallbacks = {.token = m_settings.sms.token.toUtf8(), .publicUrl = publicUrl},
        .clock = m_clock,
    });
    m_pools.reset(new http::RequestPools {.usual = {*m_shared, usualPool(), QStringLiteral("requests")},
        .costly = {*m_shared, costlyPool(), QStringLiteral("costly")},
        .large = {*m_shared, largePool(), QStringLiteral("large")},
        .signIns = {*m_shared, signInPool(), QStringLiteral("sign-ins")}});
    QList<admission::Admission *> doors;
    for (int number = 1; number <= workerCount(); ++number) {
        m_workers.push_back(std::make_unique<http::Worker>(*m_shared, *m_pools, *listener, number));
        doors += m_workers.back()->admission();
    }
    m_acceptor = std::make_unique<admission::Acceptor>(std::move(*listener), doors);
    m_acceptor->start();
    m_migrationWatch.start();
    m_files.start();
    if (m_identityProvider)
        m_identityProvider->start();
    return {};
}

void Instance::reloadFiles(const std::function<void()> &done)
{
    m_files.reload(done);
    if (m_identityProvider)
        m_identityProvider->refresh();
}

// What works by itself waits for the whole schema, without which it would fail again and again.
void Instance::startBackgroundWork()
{
    m_hasWholeSchema = true;
    // Before the first lease is taken.
    store::DatabaseConnection connection(m_database, clockName);
    (void)m_clock.measure(connection);
    m_clockCheck.start();
    m_tokenWatch.start();
    m_dispatcher.start(laneSetups({.settings = m_settings,
        .accounts = m_accounts,
        .publicUrl = m_shared->baseUrl,
        .words = *m_words,
        .unsubscribeTokens = m_unsubscribeTokens,
        .clock = m_clock}));
    m_jobs.start();
    m_deliveryWatch.start();
    if (m_eventStream)
        m_eventStream->start();
}

void Instance::stop()
{
    if (!m_acceptor)
        return;
    m_sessionWatch.abandonAt(
        store::SessionWatch::Clock::now() + databasePatience); // of a database that does not answer
    m_files.stop();
    if (m_identityProvider)
        m_identityProvider->stop();
    m_migrationWatch.stop();
    m_acceptor->stop();
    for (const auto &worker : m_workers)
        worker->stop();
    m_dispatcher.requestStop();
    m_deliveryWatch.stop();
    m_hub.stop();
    m_jobs.stop();
    if (m_eventStream)
        m_eventStream->stop();
    m_tokenWatch.stop();
    m_clockCheck.stop();
    const QDeadlineTimer deadline(patience);
    for (const auto &worker : m_workers)
        worker->wait(std::chrono::milliseconds(deadline.remainingTime()));
    m_workers.clear();
    m_pools.reset();
    m_dispatcher.stop();
    m_bus.stop();
    m_acceptor.reset();
}

QByteArray Instance::address() const
{
    const ops::Endpoint endpoint {m_settings.http.listen.address, m_acceptor ? m_acceptor->port() : quint16(0)};
    return QByteArray(m_settings.http.usesTls() ? "https://" : "http://") + toString(endpoint).toLatin1();
}

QString Instance::condition() const
{
    if (!m_bus.counts().isListening)
        return QStringLiteral("No database: requests get 503 until it is back");
    if (m_migrationWatch.isWaiting())
        return QStringLiteral("The database lacks migrations: run mediconnect-notifyd migrate");
    return QStringLiteral("Serves at ") + QString::fromLatin1(address());
}

std::vector<QObject *> Instance::loops() const
{
    std::vector<QObject *> loops = m_hub.loops();
    for (const auto &worker : m_workers)
        loops.push_back(worker->admission());
    return loops;
}

Result<admission::AdmissionOptions> Instance::admissionOptions()
{
    admission::AdmissionOptions options;
    options.limits.body = m_settings.http.maxBody;
    if (!m_settings.http.usesTls())
        return options;
    const ops::Settings::Http &http = m_settings.http;
    const Result<QByteArray> certificate = contentOf(QStringLiteral("http/tls_certificate"), http.tlsCertificate);
    const Result<QByteArray> key = contentOf(QStringLiteral("http/tls_key"), http.tlsKey);
    if (!certificate || !key)
        return !certificate ? certificate.error() : key.error();
    const Result<QSslConfiguration> tls = serverTls(*certificate, *key);
    if (!tls)
        return startError(tls.error().fields.value(0).field, tls.error().detail);
    const auto current = std::make_shared<ops::Replaceable<QSslConfiguration>>(*tls);
    m_tls = current;
    options.tls = current;
    m_files.add(QStringLiteral("http/tls_certificate, http/tls_key"), {http.tlsCertificate, http.tlsKey},
        [current](const QByteArrayList &contents) -> Result<void> {
            const Result<QSslConfiguration> next = serverTls(contents[0], contents[1]);
            if (!next)
                return next.error();
            current->replace(*next);
            return {};
        });
    return options;
}

void Instance::followKeys()
{
    m_accounts.follow(m_settings, m_files);
    if (m_settings.auth.jwksFile.isEmpty())
        return;
    m_files.add(QStringLiteral("auth/jwks_file"), {m_settings.auth.jwksFile},
        [this](const QByteArrayList &contents) { return useKeySet(contents.first()); });
}

// Of the file's watch or of the identity provider, whichever there is: one thread.
Result<void> Instance::useKeySet(const QByteArray &keySet)
{
    auth::TokenSettings tokens = *m_tokens.value();
    if (std::exchange(tokens.jwks, keySet) == keySet)
        return {};
    if (const Result<auth::TokenVerifier> sound = auth::TokenVerifier::create(tokens); !sound)
        return sound.error();
    m_tokens.replace(tokens);
    return {};
}

} // namespace mc::program
