#include "realtime/hub.h"

#include "loop/epoll_dispatcher.h"
#include "realtime/hub_thread.h"

#include <QtCore/QThread>

#include <latch>

namespace mc::realtime {

using model::UserId;

/// One thread, and the way to it. The mailbox stays while the hub lives, so that others may post at any time.
struct Hub::Shard
{
    HubMailbox mailbox;
    std::unique_ptr<QThread> thread;
    HubThread *hub = nullptr; ///< lives on the thread
};

namespace {

int threadCount(const HubLimits &limits)
{
    return limits.threads > 0 ? limits.threads : std::max(1, QThread::idealThreadCount() / 2);
}

} // namespace

Hub::Hub(store::DatabaseUrl url, bus::Bus &bus, const ops::Clock &clock, const HubLimits &limits)
    : m_limits(limits)
    , m_quota(limits.mostOfUser, limits.mostOfAddress)
    , m_clock(clock)
    , m_bus(bus)
    , m_desk(std::move(url), limits.storeThreads, QStringLiteral("realtime"), std::max(1, limits.storeThreads - 1))
    , m_presence(std::make_unique<Presence>())
{
    for (int i = 0; i < threadCount(limits); ++i)
        m_shards.push_back(std::make_unique<Shard>());
}

Hub::~Hub() { stop(); }

void Hub::start()
{
    if (!m_shards.front()->thread)
        startThreads();
    const std::lock_guard lock(m_mutex);
    m_isRunning = true;
}

void Hub::startThreads()
{
    m_desk.start();
    const HubContext context {.limits = m_limits,
        .clock = m_clock,
        .bus = m_bus,
        .desk = m_desk,
        .presence = *m_presence,
        .counts = m_counts};
    std::latch ready(std::ptrdiff_t(m_shards.size()));
    for (const auto &shard : m_shards) {
        shard->thread = std::make_unique<QThread>();
        shard->thread->setObjectName(QStringLiteral("realtime"));
        shard->thread->setEventDispatcher(new loop::EpollDispatcher);
        QObject::connect(
            shard->thread.get(), &QThread::started, shard->thread.get(),
            [&context, &ready, place = shard.get()] {
                place->hub = new HubThread(context, place->mailbox);
                ready.count_down();
            },
            Qt::DirectConnection);
        shard->thread->start();
    }
    ready.wait();
}

void Hub::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_isRunning, false))
            return;
    }
    std::latch done(std::ptrdiff_t(m_shards.size()));
    for (const auto &shard : m_shards)
        shard->mailbox.post(threads::Call([hub = shard->hub, &done] { hub->finish([&done] { done.count_down(); }); }));
    done.wait();
    // The desk goes between: it finishes what was asked, and answers threads that still run.
    m_desk.stop();
    for (const auto &shard : m_shards) {
        shard->mailbox.post(threads::Call([hub = shard->hub] {
            hub->deleteLater();
            QThread::currentThread()->quit();
        }));
        shard->thread->wait();
        shard->thread.reset();
        shard->hub = nullptr;
    }
}

void Hub::adopt(std::unique_ptr<loop::Connection> connection, const Handshake &handshake)
{
    Shard &shard = shardOf(handshake.inbox);
    const std::lock_guard lock(m_mutex);
    if (!m_isRunning) {
        connection.release()->deleteLater();
        return;
    }
    if (handshake.inbox)
        m_presence->enter(*handshake.inbox);
    if (handshake.caller && handshake.caller != handshake.inbox)
        m_presence->enter(*handshake.caller);
    connection->moveToThread(shard.thread.get());
    shard.mailbox.post(NewConnection {std::move(connection), handshake});
}

void Hub::receive(const bus::News &news)
{
    std::visit([this](const auto &what) { on(what); }, news);
}

void Hub::on(const model::InboxChange &change)
{
    if (m_presence->has(change.user))
        shardOf(change.user).mailbox.post(change);
}

void Hub::on(const bus::InboxMoved &moved)
{
    if (m_presence->has(moved.user))
        shardOf(moved.user).mailbox.post(moved);
}

// A caller may have sockets of other users, wherever they live.
void Hub::on(const bus::UserChanged &changed)
{
    if (!m_presence->has(changed.user))
        return;
    for (const auto &shard : m_shards)
        shard->mailbox.post(changed);
}

void Hub::on(const bus::GapPossible &gap)
{
    for (const auto &shard : m_shards)
        shard->mailbox.post(gap);
}

void Hub::endTokens(const RevokedTokens &revoked)
{
    for (const auto &shard : m_shards)
        shard->mailbox.post(RevokedTokens(revoked));
}

void Hub::tell(const std::shared_ptr<const DeliveryNews> &news)
{
    shardOf(std::nullopt).mailbox.post(std::shared_ptr<const DeliveryNews>(news));
}

std::vector<QObject *> Hub::loops() const
{
    std::vector<QObject *> loops;
    for (const auto &shard : m_shards)
        loops.push_back(shard->hub);
    return loops;
}

Hub::Shard &Hub::shardOf(std::optional<UserId> inbox) const
{
    return *m_shards[inbox ? qHash(*inbox) % m_shards.size() : 0];
}

} // namespace mc::realtime
