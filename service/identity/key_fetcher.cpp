#include "identity/key_fetcher.h"

#include "identity/discovery.h"
#include "identity/freshness.h"
#include "ops/log_categories.h"

#include <QtCore/QRandomGenerator>

namespace mc::identity {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds patience(5);
constexpr qsizetype mostBytes = 512 * 1024;
constexpr int mostDoublings = 6;
constexpr seconds longestPause(60);

outbound::HttpRequest requestFor(const QUrl &url)
{
    return {.url = url, .headers = {{"Accept", "application/json"}}, .mostReply = mostBytes};
}

// Why an answer is none; empty when it is one.
QString problemOf(const outbound::HttpReply &reply)
{
    if (reply.status == 0)
        return reply.failure;
    if (reply.status != 200)
        return QStringLiteral("HTTP %1").arg(reply.status);
    return reply.body.size() >= mostBytes ? QStringLiteral("the answer is too large") : QString();
}

// Instances that were started together don't ask together.
milliseconds scattered(milliseconds wait)
{
    return milliseconds(qint64(double(wait.count()) * (0.9 + 0.1 * QRandomGenerator::global()->generateDouble())));
}

} // namespace

KeyFetcher::KeyFetcher(const KeySource &source, MissingKeys &missing, IdentityCounts &counts)
    : m_source(source)
    , m_missing(missing)
    , m_counts(counts)
    , m_loop(outbound::LoopOptions {.caFile = source.caFile, .mostConnections = 1})
    , m_http(m_loop, patience)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &KeyFetcher::fetch);
}

void KeyFetcher::fetch()
{
    if (std::exchange(m_isFetching, true))
        m_isAskedAgain = true;
    else
        begin();
}

void KeyFetcher::begin()
{
    m_timer.stop();
    if (m_source.issuer.isEmpty())
        fetchKeys(m_source.keys);
    else if (IdentityCounts::Clock::now() < m_foundUntil)
        fetchKeys(m_found);
    else
        discover();
}

void KeyFetcher::discover()
{
    m_http.get(
        requestFor(discoveryUrl(m_source.issuer)), [this](const outbound::HttpReply &reply) { onDiscovery(reply); });
}

void KeyFetcher::onDiscovery(const outbound::HttpReply &reply)
{
    if (const QString problem = problemOf(reply); !problem.isEmpty())
        return fail(QStringLiteral("discovery: ") + problem);
    const model::Result<QUrl> url = keySetUrlIn(reply.body, m_source.issuer);
    if (!url)
        return fail(url.error().detail);
    m_found = *url;
    m_foundUntil = IdentityCounts::Clock::now() + freshnessOf(reply, QDateTime::currentDateTimeUtc());
    fetchKeys(m_found);
}

void KeyFetcher::fetchKeys(const QUrl &url)
{
    m_http.get(requestFor(url), [this](const outbound::HttpReply &reply) { onKeys(reply); });
}

void KeyFetcher::onKeys(const outbound::HttpReply &reply)
{
    if (const QString problem = problemOf(reply); !problem.isEmpty())
        return fail(QStringLiteral("keys: ") + problem);
    if (const model::Result<void> taken = m_source.take(reply.body); !taken)
        return fail(QStringLiteral("keys: ") + taken.error().detail);
    succeed(freshnessOf(reply, QDateTime::currentDateTimeUtc()));
}

void KeyFetcher::succeed(Seconds freshness)
{
    const auto now = IdentityCounts::Clock::now();
    const bool isFirst = m_counts.fetchedAt.exchange(now) == IdentityCounts::Clock::time_point();
    if (isFirst || m_failures > 0)
        qCInfo(ops::logAuth, "identity provider: its keys %s", isFirst ? "are here" : "can be fetched again");
    ++m_counts.fetched;
    m_counts.isReachable = true;
    m_failures = 0;
    next(scattered(freshness));
    if (!m_isFetching)
        m_missing.succeeded();
}

// What was discovered may be why.
void KeyFetcher::fail(const QString &reason)
{
    m_foundUntil = {};
    if (m_failures == 0)
        qCWarning(ops::logAuth, "identity provider: its keys can't be fetched (%ls); %s", qUtf16Printable(reason),
            m_counts.fetched > 0 ? "those of before still hold" : "its tokens get 503 until they can");
    ++m_counts.failed;
    m_counts.isReachable = false;
    m_missing.failed();
    const int doublings = std::min(m_failures++, mostDoublings);
    next(scattered(std::min<seconds>(longestPause, seconds(1 << doublings))));
}

// The turn is over.
void KeyFetcher::next(milliseconds wait)
{
    m_isFetching = false;
    if (std::exchange(m_isAskedAgain, false))
        return fetch();
    m_timer.start(wait);
}

} // namespace mc::identity
