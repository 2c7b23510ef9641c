#include "realtime/hub_thread.h"

#include "realtime/inbox_tasks.h"

#include <QtCore/QTimerEvent>

namespace mc::realtime {

using model::Result;
using model::UserId;

namespace {

constexpr int goingAway = 1001;
constexpr int usersAtOnce = 5000;

int slotsOf(std::chrono::milliseconds interval, std::chrono::milliseconds step)
{
    return std::max(1, int(interval / std::max(step, std::chrono::milliseconds(1))));
}

} // namespace

HubThread::HubThread(const HubContext &context, HubMailbox &mailbox)
    : m_context(context)
    , m_mailbox(mailbox)
    , m_reader(context.desk, mailbox, context.limits)
    , m_delivered(context.desk, mailbox, context.limits, context.clock)
{
    m_sweepTimer.start(int(context.limits.sweepInterval.count()), this);
    m_mailbox.open(this);
}

HubThread::~HubThread()
{
    m_mailbox.close();
    dropAll();
}

// Letters have come.
void HubThread::customEvent(QEvent *)
{
    for (Letter &letter : m_mailbox.take())
        std::visit([this](auto &content) { onLetter(content); }, letter);
}

void HubThread::onLetter(NewConnection &connection)
{
    const std::shared_ptr<SocketClient> client = clientFor(connection);
    m_clients.emplace(client.get(), Entry {client, m_nextSlot++});
    ++m_context.counts.clients;
    ++m_context.counts.opened;
    client->start(m_upgrader, connection.handshake);
    client->endIfRevoked(*m_revokedTokens);
    check(*client); // what was told between the handshake and now concerned no client yet
    checkStandings();
    if (m_finished)
        client->close(goingAway, QStringLiteral("The service stops."));
}

std::shared_ptr<SocketClient> HubThread::clientFor(NewConnection &connection)
{
    const Handshake &handshake = connection.handshake;
    if (!handshake.inbox) {
        const auto watcher = std::make_shared<DeliveryWatcher>(
            std::move(connection.connection), handshake, static_cast<ClientHost &>(*this), m_context.limits);
        m_watchers.push_back(watcher);
        ++m_context.counts.watchers;
        ++m_context.counts.newWatchers;
        return watcher;
    }
    std::weak_ptr<UserChannel> &known = m_channels[*handshake.inbox];
    std::shared_ptr<UserChannel> channel = known.lock();
    if (!channel)
        known = channel = std::make_shared<UserChannel>(*handshake.inbox, m_reader);
    return std::make_shared<HubClient>(
        std::move(connection.connection), handshake, channel, static_cast<InboxHost &>(*this), m_context.limits);
}

void HubThread::onLetter(const std::shared_ptr<const DeliveryNews> &news)
{
    for (const auto &watcher : m_watchers) {
        if (watcher->hasEnded())
            continue;
        const bool wasNew = watcher->isNew();
        watcher->tell(*news);
        if (wasNew && !watcher->isNew())
            --m_context.counts.newWatchers;
    }
}

void HubThread::onLetter(const model::InboxChange &change)
{
    if (UserChannel *channel = channelOf(change.user))
        channel->onChange(change);
}

void HubThread::onLetter(const bus::InboxMoved &moved)
{
    if (UserChannel *channel = channelOf(moved.user))
        channel->moveTo(moved.version);
}

void HubThread::onLetter(const bus::UserChanged &changed)
{
    m_usersToCheck.insert(changed.user);
    checkStandings();
}

void HubThread::onLetter(const bus::GapPossible &)
{
    for (const auto &known : std::as_const(m_channels)) {
        if (const std::shared_ptr<UserChannel> channel = known.lock())
            channel->check();
    }
    for (const auto &[client, entry] : m_clients)
        check(*client);
    checkStandings();
}

void HubThread::onLetter(const RevokedTokens &revoked)
{
    m_revokedTokens = revoked;
    for (const auto &[client, entry] : m_clients) {
        if (!entry.client->hasEnded())
            entry.client->endIfRevoked(*revoked);
    }
}

UserChannel *HubThread::channelOf(UserId user) const
{
    const auto found = m_channels.constFind(user);
    return found == m_channels.constEnd() ? nullptr : found->lock().get();
}

std::weak_ptr<HubClient> HubThread::handleOf(const HubClient &client) const
{
    return std::static_pointer_cast<HubClient>(m_clients.at(&client).client);
}

// Whoever asks, however many sockets they do it by.
QByteArray HubThread::holderOf(const HubClient &client)
{
    return QByteArray::number(client.caller().value_or(client.inbox()).value);
}

void HubThread::askMarkRead(HubClient &client, model::NotificationId id)
{
    const auto answer = [handle = handleOf(client), id](const Result<QDateTime> &readBefore) {
        if (const auto asker = handle.lock(); asker && !asker->hasEnded())
            asker->onMarkedRead(id, readBefore);
    };
    bus::Bus &bus = m_context.bus;
    const auto task
        = [&bus, id, inbox = client.inbox(), visit = client.visit(), now = m_context.clock.now()](store::Store &store) {
              work::Work work(store, bus);
              return markRead(store, work, inbox, id, now, visit.get());
          };
    if (const Result<void> taken = m_context.desk.ask(m_mailbox, task, answer, holderOf(client)); !taken)
        answer(taken.error());
}

void HubThread::askCatchUp(HubClient &client, const Sync &sync)
{
    const auto answer = [handle = handleOf(client)](const Result<CatchUp> &found) {
        if (const auto asker = handle.lock(); asker && !asker->hasEnded())
            asker->onCatchUp(found);
    };
    const auto work = [inbox = client.inbox(), sync, most = m_context.limits.mostMissed](
                          store::Store &store) { return catchUp(store, inbox, sync, most); };
    if (const Result<void> taken = m_context.desk.ask(m_mailbox, work, answer, holderOf(client)); !taken)
        answer(taken.error());
}

void HubThread::ended(SocketClient &client, int closeCode)
{
    for (const UserId user : client.users())
        m_context.presence.leave(user);
    --m_context.counts.clients;
    m_context.counts.close(closeCode);
    if (m_ended.empty())
        QMetaObject::invokeMethod(this, &HubThread::removeEnded, Qt::QueuedConnection);
    m_ended.push_back(&client);
}

void HubThread::removeEnded()
{
    for (const SocketClient *client : std::exchange(m_ended, {})) {
        const QList<UserId> users = client->users();
        forgetWatcher(client);
        m_clients.erase(client);
        for (const UserId user : users) {
            if (const auto known = m_channels.constFind(user); known != m_channels.constEnd() && known->expired())
                m_channels.erase(known);
        }
    }
    if (m_finished && m_clients.empty())
        std::exchange(m_finished, nullptr)();
}

void HubThread::forgetWatcher(const SocketClient *client)
{
    const auto found = std::find_if(
        m_watchers.begin(), m_watchers.end(), [client](const auto &watcher) { return watcher.get() == client; });
    if (found == m_watchers.end())
        return;
    --m_context.counts.watchers;
    if ((*found)->isNew())
        --m_context.counts.newWatchers;
    m_watchers.erase(found);
}

void HubThread::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_sweepTimer.timerId())
        return sweep();
    m_stopTimer.stop();
    dropAll();
}

void HubThread::sweep()
{
    const HubLimits &limits = m_context.limits;
    const int pingSlots = slotsOf(limits.pingInterval, limits.sweepInterval);
    const int checkSlots = slotsOf(limits.checkInterval, limits.sweepInterval);
    const int standingSlots = slotsOf(limits.standingInterval, limits.sweepInterval);
    const SocketClient::Clock::time_point now = SocketClient::Clock::now();
    const QDateTime time = m_context.clock.now();
    ++m_turn;
    for (const auto &[key, entry] : m_clients) {
        if (entry.client->hasEnded())
            continue;
        entry.client->sweep(now, time, entry.slot % pingSlots == m_turn % pingSlots);
        if (entry.slot % standingSlots == m_turn % standingSlots)
            check(*entry.client); // in case that news were lost
    }
    for (auto it = m_channels.cbegin(); it != m_channels.cend(); ++it) {
        const std::shared_ptr<UserChannel> channel = it.value().lock();
        if (channel && int(it.key().value % checkSlots) == m_turn % checkSlots)
            channel->recheck();
    }
    checkStandings();
}

void HubThread::check(const SocketClient &client)
{
    for (const UserId user : client.users())
        m_usersToCheck.insert(user);
}

// Some at a time, and again with the next sweep while the database is away.
void HubThread::checkStandings()
{
    if (m_isChecking || m_usersToCheck.isEmpty())
        return;
    QSet<UserId> users;
    for (auto it = m_usersToCheck.begin(); it != m_usersToCheck.end() && users.size() < usersAtOnce;
         it = m_usersToCheck.erase(it))
        users.insert(*it);
    const auto work = [users](store::Store &store) { return store.users.standings(users.values()); };
    const auto answer = [this, users](const auto &found) { onStandings(users, found); };
    m_isChecking = bool(m_context.desk.ask(m_mailbox, work, answer));
    if (!m_isChecking)
        m_usersToCheck += users;
}

void HubThread::onStandings(const QSet<UserId> &asked, const Result<QHash<UserId, store::Standing>> &found)
{
    m_isChecking = false;
    if (!found) {
        m_usersToCheck += asked;
        return;
    }
    QHash<UserId, store::Standing> known = *found;
    for (const UserId user : asked) {
        if (!known.contains(user))
            known.insert(user, {}); // nobody any more
    }
    for (const auto &[key, entry] : m_clients) {
        if (!entry.client->hasEnded())
            entry.client->check(known);
    }
    checkStandings();
}

void HubThread::finish(std::function<void()> done)
{
    m_finished = std::move(done);
    m_delivered.flush();
    for (const auto &[key, entry] : m_clients) {
        if (!entry.client->hasEnded())
            entry.client->close(goingAway, QStringLiteral("The service stops."));
    }
    m_stopTimer.start(int(m_context.limits.stopTimeout.count()), this);
    removeEnded();
}

void HubThread::dropAll()
{
    for (const auto &[key, entry] : m_clients) {
        if (!entry.client->hasEnded())
            entry.client->drop();
    }
}

} // namespace mc::realtime
