#pragma once

#include "ops/clock.h"
#include "realtime/delivered_batch.h"
#include "realtime/hub_client.h"
#include "realtime/hub_counts.h"
#include "realtime/inbox_reader.h"
#include "realtime/letters.h"
#include "realtime/presence.h"
#include "realtime/upgrader.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QSet>

#include <unordered_map>

namespace mc::realtime {

/// What the threads of a hub have in common; each part is thread-safe, and outlives them.
struct HubContext
{
    const HubLimits &limits;
    const ops::Clock &clock;
    bus::Bus &bus;
    threads::StoreDesk &desk;
    Presence &presence;
    HubCounts &counts;
};

/// All sockets of the users that fall to one thread, and what is told them.
///
/// Is made, works and dies on that thread; only its mailbox is for others.
class HubThread final : public QObject, private InboxHost
{
    Q_OBJECT
public:
    HubThread(const HubContext &context, HubMailbox &mailbox);
    ~HubThread() override;

    /// Closes every client, and calls `done` when all have ended, at the latest after HubLimits::stopTimeout.
    void finish(std::function<void()> done);

protected:
    void customEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Entry
    {
        std::shared_ptr<SocketClient> client;
        int slot; ///< of the ping interval
    };

    // InboxHost
    void askMarkRead(HubClient &client, model::NotificationId id) override;
    void askCatchUp(HubClient &client, const Sync &sync) override;
    void delivered(model::NotificationId id) override { m_delivered.add(id); }
    void frameSent() override { m_context.counts.framesSent.fetch_add(1, std::memory_order_relaxed); }
    void ended(SocketClient &client, int closeCode) override;

    void onLetter(NewConnection &connection);
    void onLetter(const model::InboxChange &change);
    void onLetter(const bus::InboxMoved &moved);
    void onLetter(const bus::UserChanged &changed);
    void onLetter(const bus::GapPossible &);
    void onLetter(const RevokedTokens &revoked);
    void onLetter(const std::shared_ptr<const DeliveryNews> &news);
    void onLetter(const threads::Call &call) { call(); }
    std::shared_ptr<SocketClient> clientFor(NewConnection &connection);
    UserChannel *channelOf(model::UserId user) const;
    static QByteArray holderOf(const HubClient &client);
    std::weak_ptr<HubClient> handleOf(const HubClient &client) const;

    void sweep();
    void check(const SocketClient &client);
    void checkStandings();
    void onStandings(
        const QSet<model::UserId> &asked, const model::Result<QHash<model::UserId, store::Standing>> &found);
    void removeEnded();
    void forgetWatcher(const SocketClient *client);
    void dropAll();

    HubContext m_context;
    HubMailbox &m_mailbox;
    Upgrader m_upgrader;
    InboxReader m_reader;
    DeliveredBatch m_delivered;
    std::unordered_map<const SocketClient *, Entry> m_clients;
    std::vector<const SocketClient *> m_ended; ///< to be forgotten
    std::vector<std::shared_ptr<DeliveryWatcher>> m_watchers;
    /// Owned by their clients: those whose handshake is still being answered have not joined them yet.
    QHash<model::UserId, std::weak_ptr<UserChannel>> m_channels;
    QSet<model::UserId> m_usersToCheck; ///< who may have been made inactive, or their sessions ended
    RevokedTokens m_revokedTokens = std::make_shared<const QSet<QUuid>>();
    bool m_isChecking = false;
    QBasicTimer m_sweepTimer;
    QBasicTimer m_stopTimer;
    int m_turn = 0; ///< of the sweep
    int m_nextSlot = 0;
    std::function<void()> m_finished; ///< set while stopping
};

} // namespace mc::realtime
