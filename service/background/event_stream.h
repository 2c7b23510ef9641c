#pragma once

#include "background/job.h"
#include "outbound/redis_connection.h"

#include <QtCore/QThread>

#include <memory>

namespace mc::background {

/// Takes in the events of the Redis Stream mediconnect:events, as one consumer of the group notifyd: what is read at once goes through
/// events::Ingestion in one transaction, and is acknowledged and deleted after its commit. What can't be taken in goes to
/// mediconnect:events:refused with the reason.
///
/// On a thread of its own, with a session of its own. While Redis or the database is away it tries again and again, and nobody else
/// waits for it. start() and stop() are called on one thread, each safe twice; stop() waits for the transaction under way.
class EventStream
{
public:
    /// `name` is the consumer's, as XINFO CONSUMERS shows it. Nothing depends on its being the only one.
    EventStream(const JobParts &parts, const outbound::RedisConnection::Options &redis, const QByteArray &name);
    ~EventStream();

    void start();
    void stop();

private:
    class Session;

    const JobParts m_parts;
    const outbound::RedisConnection::Options m_redis;
    const QByteArray m_name;
    std::unique_ptr<QThread> m_thread;
};

} // namespace mc::background
