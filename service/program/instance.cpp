#include "program/instance.h"

#include "auth/token_verifier.h"
#include "store/connection.h"

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

int workerCount() { return std::max(4, 4 * QThread::idealThreadCount()); }

Error startError(const QString &key, const QString &reason)
{
    return {ErrorCode::Unavailable, key + QStringLiteral(": ") + reason};
}

} // namespace

Instance::Instance(const ops::Settings &settings, const store::DatabaseUrl &database, const http::TokenSettings &tokens,
    const ops::Clock &clock)
    : m_settings(settings)
    , m_database(database)
    , m_tokens(tokens)
    , m_clock(clock)
    , m_issuer(tokens)
    , m_scheduler(database, m_bus, clock)
    , m_housekeeping(database, clock)
{
    m_bus.addListener(&m_knownUsers);
}

Instance::~Instance() { stop(); }

Result<void> Instance::start()
{
    if (!m_workers.empty())
        return {};
    if (const Result<http::TokenVerifier> verifier = http::TokenVerifier::create(m_tokens); !verifier)
        return startError(verifier.error().fields.value(0).field, verifier.error().detail);
    if (const Result<void> reached = store::Connection(m_database, QStringLiteral("mediconnect-notifyd")).ensureOpen(); !reached)
        return startError(QStringLiteral("database/url"), reached.error().detail);
    const ops::Endpoint &endpoint = m_settings.http.listen;
    if (!m_listener.listen(endpoint.address, endpoint.port))
        return startError(QStringLiteral("http/listen"), m_listener.errorString());
    m_listener.pauseAccepting();

    m_shared = std::make_unique<http::Shared>(http::Shared {m_database, m_tokens,
        baseUrl(m_settings.http, m_listener.serverPort()).toEncoded(QUrl::StripTrailingSlash), m_issuer, m_hasher, m_throttle,
        m_knownUsers, m_bus, m_clock});
    for (int number = 1; number <= workerCount(); ++number) {
        m_workers.push_back(std::make_unique<http::Worker>(*m_shared, number));
        m_workers.back()->start(int(m_listener.socketDescriptor()));
    }
    m_scheduler.start();
    m_housekeeping.start();
    return {};
}

void Instance::stop()
{
    m_listener.close();
    m_housekeeping.stop();
    m_scheduler.stop();
    for (const auto &worker : m_workers)
        worker->stop();
    m_workers.clear();
}

QByteArray Instance::address() const
{
    return "http://127.0.0.1:" + QByteArray::number(m_listener.serverPort());
}

} // namespace mc::program
