#pragma once

#include "bus/bus.h"
#include "bus/gathered_news.h"
#include "store/session/database_url.h"

#include <QtCore/QThread>

#include <atomic>
#include <memory>
#include <mutex>

namespace mc::bus {

/// What a bus has done since it was made. Thread-safe.
struct BusCounts
{
    std::atomic<quint64> sent = 0; ///< notices
    std::atomic<quint64> received = 0; ///< notices of other instances
    std::atomic<quint64> reconnects = 0; ///< times it listened anew, the first not counted
    std::atomic<bool> isListening = true; ///< now, as far as it knows: there is a session with the database
};

/// The bus of several instances on one database: tells the others by PostgreSQL's NOTIFY which inboxes have moved, and
/// hears from them. What happened stands in the database. Tells listeners as well when modules insert events there.
///
/// Works on a thread of its own, so publishing never waits: what is published while one notice is sent goes out
/// together with the next. While the database is away news are kept, up to a bound beyond which they become one gap.
/// Whenever it has begun to listen anew, it tells its listeners that a gap is possible.
///
/// start() and stop() are called on one thread, each safe twice; stop() sends what there is, if it can.
class PostgresBus final : public Bus
{
public:
    explicit PostgresBus(store::DatabaseUrl url);
    ~PostgresBus() override;

    void start();
    void stop();

    const BusCounts &counts() const { return m_counts; }

protected:
    void send(const News &news) override;

private:
    class Session;

    // With the mutex held.
    void wake();
    void keepBounded();

    GatheredNews takeUnsent();
    bool isStopping();
    void keepUnsent(const GatheredNews &news);
    void onNotice(const QByteArray &notice);

    store::DatabaseUrl m_url;
    QByteArray m_instance;
    BusCounts m_counts;
    std::mutex m_mutex;
    GatheredNews m_unsent; ///< to be sent
    bool m_isStopping = false;
    std::unique_ptr<QThread> m_thread;
    Session *m_session = nullptr; ///< lives on the thread
};

/// Tells the instances on that database something, for a program that is none itself. One that doesn't hear of it finds out by the
/// age of what it knows. Error: Unavailable.
model::Result<void> tellInstances(const store::DatabaseUrl &url, const News &news);

} // namespace mc::bus
