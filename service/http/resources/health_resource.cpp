#include "http/resources/health_resource.h"

#include "store/deliveries/queue_depth.h"
#include "store/session/migrations.h"
#include "store/session/write_check.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using work::Work;

namespace {

ops::Metrics::Families familiesOf(const store::QueueDepth &queue)
{
    return {
        ops::gaugeFamily("mediconnect_queue_deliveries",
            "Pending deliveries: due now, or held for later (up to 100,000).",
            {{{{"state", "due"}}, double(queue.due)}, {{{"state", "held"}}, double(queue.held)}}),
        ops::gaugeFamily("mediconnect_queue_oldest_due_seconds", "How long the oldest due delivery has waited.",
            queue.oldestDueSeconds),
        ops::gaugeFamily("mediconnect_queue_scheduled_notifications",
            "Notifications that appear later (up to 100,000).", queue.scheduled),
    };
}

} // namespace

HealthResource::HealthResource(
    store::Store &store, Readiness &readiness, const ops::Metrics &metrics, const ops::Clock &clock)
    : m_store(store)
    , m_readiness(readiness)
    , m_metrics(metrics)
    , m_clock(clock)
{
}

Result<Answer> HealthResource::health(const Request &, Work &) { return jsonAnswer(200, R"({"status":"ok"})"); }

Result<Answer> HealthResource::readiness(const Request &, Work &)
{
    if (const Result<void> migrated = checkMigrations(); !migrated)
        return migrated.error();
    if (const Result<void> written = checkWriting(); !written)
        return written.error();
    return jsonAnswer(200, R"({"status":"ready"})");
}

// During an upgrade, instances of the version before go on until it is their turn. A program that is too old does not start.
Result<void> HealthResource::checkMigrations()
{
    const Result<QStringList> pending = store::Migrations(m_store.connection).pending();
    if (pending && !pending->isEmpty())
        return Error {ErrorCode::Unavailable, QStringLiteral("The database lacks migrations.")};
    if (pending || pending.error().code == ErrorCode::Conflict)
        return {};
    return pending.error().code == ErrorCode::Unavailable
        ? pending.error()
        : Error {ErrorCode::Unavailable, QStringLiteral("The database's migrations are not this program's.")};
}

Result<void> HealthResource::checkWriting()
{
    const auto now = Readiness::Clock::now();
    if (m_readiness.isFresh(now))
        return {};
    const Result<void> written = store::checkWriting(m_store.connection, m_clock.now());
    if (written)
        m_readiness.succeeded(now);
    return written;
}

Result<Answer> HealthResource::metrics(const Request &, Work &)
{
    const Result<store::QueueDepth> queue = store::queueDepth(m_store.connection, m_clock.now());
    const QByteArray text = m_metrics.text(queue ? familiesOf(*queue) : ops::Metrics::Families());
    return Answer {
        .status = 200, .headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, .body = text};
}

} // namespace mc::http
