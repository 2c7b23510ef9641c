#pragma once

#include "bus/bus.h"
#include "loop/connection.h"
#include "ops/clock.h"
#include "realtime/delivery_watcher.h"
#include "realtime/handshake.h"
#include "realtime/hub_counts.h"
#include "realtime/hub_limits.h"
#include "realtime/presence.h"
#include "threads/store_desk.h"

#include <memory>
#include <mutex>
#include <vector>

namespace mc::realtime {

/// Every WebSocket of this instance: tells each user's sockets what happens in their inbox, and does what their clients
/// ask.
///
/// Users are dealt to a few threads by their ids; all sockets of one user live on one thread, which never waits for the
/// database. start() and stop() are called on one thread, each safe twice; everything else from any thread. Add it to
/// the bus as a listener before anything is published.
class Hub final : public bus::Listener
{
public:
    /// `bus` publishes what clients do; it and the clock outlive the hub.
    Hub(store::DatabaseUrl url, bus::Bus &bus, const ops::Clock &clock, const HubLimits &limits = {});
    ~Hub() override;

    void start();
    /// Closes every socket with 1001 and lets the close frames leave, for at most HubLimits::stopTimeout.
    void stop();

    /// A place for one more socket of that user, for Handshake::seat. Error: rate_limited.
    model::Result<std::shared_ptr<const SocketQuota::Seat>> seatFor(model::UserId user, const QByteArray &address)
    {
        return m_quota.take(user, address);
    }
    /// Serves a connection whose handshake was read and found good. It lives on the caller's thread, its reading is off,
    /// and what was read behind the handshake was put back. Dropped when the hub is not running.
    void adopt(std::unique_ptr<loop::Connection> connection, const Handshake &handshake);
    int connectedClients() const { return m_counts.clients; }
    /// Closes the sockets of tokens that were withdrawn, those that come later too. Of several calls the last one holds.
    void endTokens(const std::shared_ptr<const QSet<QUuid>> &revoked);
    /// Tells those who watch deliveries.
    void tell(const std::shared_ptr<const DeliveryNews> &news);
    bool hasWatchers() const { return m_counts.watchers > 0; }
    /// Some of them wait for news with the day before.
    bool hasNewWatchers() const { return m_counts.newWatchers > 0; }
    const HubCounts &counts() const { return m_counts; }
    /// An object on each of its threads, between start() and stop().
    std::vector<QObject *> loops() const;

    void receive(const bus::News &news) override;

private:
    struct Shard;
    void on(const model::InboxChange &change);
    void on(const bus::InboxMoved &moved);
    void on(const bus::UserChanged &changed);
    void on(const bus::GapPossible &);
    void on(const bus::TokensChanged &) { } // endTokens()
    void on(const bus::DeliveriesDue &) { }
    void on(const bus::BatchesWaiting &) { }
    void on(const bus::EventsWaiting &) { }
    void startThreads();
    /// Those who watch deliveries share one thread.
    Shard &shardOf(std::optional<model::UserId> inbox) const;

    HubLimits m_limits;
    SocketQuota m_quota;
    const ops::Clock &m_clock;
    bus::Bus &m_bus;
    threads::StoreDesk m_desk;
    std::unique_ptr<Presence> m_presence;
    HubCounts m_counts;
    std::vector<std::unique_ptr<Shard>> m_shards;
    std::mutex m_mutex; ///< held while a connection changes threads
    bool m_isRunning = false;
};

} // namespace mc::realtime
