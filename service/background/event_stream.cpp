#include "background/event_stream.h"

#include "background/stream_entries.h"
#include "events/event_counters.h"
#include "events/outbox.h"
#include "ops/log_categories.h"
#include "threads/retry_delay.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QEventLoop>

namespace mc::background {

using model::ErrorCode;
using model::Result;
using outbound::RedisConnection;
using outbound::RedisReply;

namespace {

using milliseconds = std::chrono::milliseconds;

const QByteArray stream = "mediconnect:events";
const QByteArray refusedStream = "mediconnect:events:refused";
const QByteArray group = "notifyd";
const QByteArray mostRefused = "10000";

constexpr int atOnce = 100;
constexpr milliseconds blocking {1000};
constexpr milliseconds deadAfter {60'000}; // a consumer that has not acknowledged for so long
constexpr milliseconds claimInterval {10'000};
constexpr qint64 mostClaims = 5;
constexpr milliseconds firstRetry {100};
constexpr milliseconds lastRetry {5000};

// Whether the event is as it should be, as far as we know: a lock was in the way, or the database did not store it.
bool isOfDatabase(const model::Error &error)
{
    return error.code == ErrorCode::Unavailable || error.code == ErrorCode::Conflict
        || error.code == ErrorCode::InternalError;
}

QByteArray textOf(milliseconds time) { return QByteArray::number(qint64(time.count())); }

} // namespace

/// The stream's side on its own thread. One command is under way at a time, and each reply leads to the next one.
class EventStream::Session : public QObject
{
public:
    explicit Session(const EventStream &owner)
        : m_context(owner.m_parts, owner.m_parts.database, QStringLiteral("event stream"))
        , m_redis(owner.m_redis)
        , m_name(owner.m_name)
    {
        connect(&m_redis, &RedisConnection::opened, this, &Session::join);
        connect(&m_redis, &RedisConnection::failed, this, &Session::onFailed);
        m_retry.setSingleShot(true);
        connect(&m_retry, &QTimer::timeout, this, [this] { m_isOpen ? goOn() : m_redis.open(); });
        m_redis.open();
    }

private:
    void onFailed(const QString &reason)
    {
        m_isOpen = false;
        m_context.parts.counts.isStreamRead = false;
        if (!std::exchange(m_isLost, true))
            qCWarning(ops::logEvents, "no events from Redis: %ls", qUtf16Printable(reason));
        m_retry.start(m_delay.next());
    }

    void join()
    {
        m_redis.send({"XGROUP", "CREATE", stream, group, "0", "MKSTREAM"}, [this](const RedisReply &reply) {
            if (reply.isError() && !reply.text.startsWith("BUSYGROUP"))
                return giveUp(reply);
            m_isOpen = true;
            m_nextClaim.setRemainingTime(0);
            goOn();
        });
    }

    // Redis does what it is asked.
    void onWorking()
    {
        m_context.parts.counts.isStreamRead = true;
        m_delay.reset();
        if (std::exchange(m_isLost, false))
            qCInfo(ops::logEvents, "events from Redis again");
    }

    // Redis refuses what it must not: the group is gone, or these commands are not allowed.
    void giveUp(const RedisReply &reply)
    {
        m_redis.close();
        onFailed(QString::fromUtf8(reply.text));
    }

    void goOn()
    {
        if (!m_entries.isEmpty())
            takeIn();
        else if (m_nextClaim.hasExpired() && m_context.store.connection.ensureOpen())
            claim();
        else
            readNext();
    }

    void readNext()
    {
        const RedisConnection::Command command {"XREADGROUP", "GROUP", group, m_name, "COUNT",
            QByteArray::number(atOnce), "BLOCK", textOf(blocking), "STREAMS", stream, ">"};
        m_redis.send(
            command,
            [this](const RedisReply &reply) {
                if (reply.isError())
                    return giveUp(reply);
                onWorking();
                m_entries = entriesFrom(reply.at(0).at(1));
                goOn();
            },
            blocking);
    }

    // What consumers have read and not acknowledged for long: they have died, or lost Redis in between. One at a time, so that a
    // message of which instances die takes no other with it.
    void claim()
    {
        m_nextClaim.setRemainingTime(claimInterval);
        const RedisConnection::Command command {
            "XAUTOCLAIM", stream, group, m_name, textOf(deadAfter), "0", "COUNT", "1"};
        m_redis.send(command, [this](const RedisReply &reply) {
            if (reply.isError())
                return giveUp(reply);
            m_entries = entriesFrom(reply.at(1));
            if (m_entries.isEmpty())
                return goOn();
            m_nextClaim.setRemainingTime(0);
            countDeliveries();
        });
    }

    void countDeliveries()
    {
        const QByteArray id = m_entries.first().id;
        m_redis.send({"XPENDING", stream, group, id, id, "1"}, [this](const RedisReply &reply) {
            m_entries.first().deliveries = reply.at(0).at(3).integer;
            goOn();
        });
    }

    void takeIn()
    {
        QList<RefusedEntry> refused;
        QList<StreamEntry> readable;
        QList<Result<events::CloudEvent>> found;
        for (const StreamEntry &entry : std::as_const(m_entries)) {
            if (entry.deliveries > mostClaims + 1) {
                refused += {.entry = entry, .reason = QStringLiteral("Claimed over %1 times.").arg(mostClaims)};
                continue;
            }
            readable += entry;
            found += eventFrom(entry);
        }
        const Result<events::Ingested> outcome = m_ingestion.accept(found, m_context.work);
        if (!outcome)
            return m_retry.start(blocking); // the database is away, which was logged: they stay pending
        m_counters.count(*outcome);
        QSet<QByteArray> postponed;
        for (const events::EventError &error : outcome->errors) {
            const StreamEntry &entry = readable[error.index];
            if (error.isRefusal && isOfDatabase(error.error) && entry.deliveries <= mostClaims)
                postponed += entry.id; // it stays pending, and is claimed
            else if (error.isRefusal)
                refused += {.entry = entry, .reason = events::reasonOf(error.error)};
        }
        m_entries.removeIf([&](const StreamEntry &entry) { return postponed.contains(entry.id); });
        acknowledge(refused);
    }

    void acknowledge(const QList<RefusedEntry> &refused)
    {
        if (m_entries.isEmpty())
            return goOn();
        const auto ignore = [](const RedisReply &) {};
        m_redis.send({"MULTI"}, ignore);
        for (const RefusedEntry &one : refused)
            m_redis.send(RedisConnection::Command {"XADD", refusedStream, "MAXLEN", "~", mostRefused, "*"}
                    + one.entry.fields + RedisConnection::Command {"reason", one.reason.toUtf8(), "id", one.entry.id},
                ignore);
        RedisConnection::Command ids;
        for (const StreamEntry &entry : std::as_const(m_entries))
            ids += entry.id;
        m_redis.send(RedisConnection::Command {"XACK", stream, group} + ids, ignore);
        m_redis.send(RedisConnection::Command {"XDEL", stream} + ids, ignore);
        m_redis.send({"EXEC"}, [this, refusals = int(refused.size())](const RedisReply &reply) {
            if (reply.kind != RedisReply::Kind::Array)
                return giveUp(reply);
            onWorking();
            m_entries.clear();
            m_context.parts.counts.streamRefused += quint64(refusals);
            if (refusals > 0)
                qCWarning(ops::logEvents, "events of Redis that were refused: %d (see %s)", refusals,
                    refusedStream.constData());
            goOn();
        });
    }

    JobContext m_context;
    events::Ingestion m_ingestion {m_context.eventParts()};
    events::EventCounters m_counters {m_context.parts.metrics};
    RedisConnection m_redis;
    const QByteArray m_name;
    QList<StreamEntry> m_entries; ///< read and not acknowledged yet
    QDeadlineTimer m_nextClaim;
    QTimer m_retry;
    threads::RetryDelay m_delay {firstRetry, lastRetry};
    bool m_isOpen = false;
    bool m_isLost = false;
};

EventStream::EventStream(const JobParts &parts, const RedisConnection::Options &redis, const QByteArray &name)
    : m_parts(parts)
    , m_redis(redis)
    , m_name(name)
{
}

EventStream::~EventStream() { stop(); }

void EventStream::start()
{
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this] {
        const Session session(*this);
        QEventLoop().exec();
    }));
    m_thread->setObjectName(QStringLiteral("event stream"));
    m_thread->start();
}

void EventStream::stop()
{
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

} // namespace mc::background
