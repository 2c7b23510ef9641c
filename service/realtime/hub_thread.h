#pragma once

#include "ops/clock.h"
#include "realtime/delivered_batch.h"
#include "realtime/hub_counts.h"
#include "realtime/inbox_reader.h"
#include "realtime/letters.h"
#include "realtime/presence.h"
#include "realtime/session.h"
#include "realtime/upgrader.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QSet>

#include <unordered_map>

namespace mc::realtime {

/// What the threads of a hub have in common; each part is thread-safe, and outlives them.
struct HubParts
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
class HubThread final : public QObject, private SessionHost
{
    Q_OBJECT
public:
    HubThread(const HubParts &parts, HubMailbox &mailbox);
    ~HubThread() override;

    /// Closes every session, and calls `done` when all have ended, at the latest after HubLimits::stopTimeout.
    void finish(std::function<void()> done);

protected:
    void customEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Entry
    {
        std::shared_ptr<Session> session;
        int slot; ///< of the ping interval
    };

    // SessionHost
    void askMarkRead(Session &session, model::NotificationId id) override;
    void askCatchUp(Session &session, const Sync &sync) override;
    void delivered(model::NotificationId id) override { m_delivered.add(id); }
    void frameSent() override { m_parts.counts.framesSent.fetch_add(1, std::memory_order_relaxed); }
    void ended(Session &session, int closeCode) override;

    void onLetter(Arrival &arrival);
    void onLetter(const model::InboxChange &change);
    void onLetter(const bus::InboxMoved &moved);
    void onLetter(const bus::UserChanged &changed);
    void onLetter(const bus::GapPossible &);
    void onLetter(const threads::Call &call) { call(); }
    UserChannel *channelOf(model::UserId user) const;
    std::weak_ptr<Session> handleOf(const Session &session) const;

    void sweep();
    void askWhoIsActive();
    void onActive(const QList<model::UserId> &asked, const QList<model::Result<bool>> &answers);
    void reap();
    void dropAll();

    HubParts m_parts;
    HubMailbox &m_mailbox;
    Upgrader m_upgrader;
    InboxReader m_reader;
    DeliveredBatch m_delivered;
    std::unordered_map<const Session *, Entry> m_sessions;
    std::vector<const Session *> m_ended; ///< to be forgotten
    /// Owned by their sessions: those whose handshake is still being answered have not joined them yet.
    QHash<model::UserId, std::weak_ptr<UserChannel>> m_channels;
    QSet<model::UserId> m_doubtful; ///< who may have been made inactive
    bool m_doubtsAsked = false;
    QBasicTimer m_sweepTimer;
    QBasicTimer m_stopTimer;
    int m_turn = 0; ///< of the sweep
    int m_nextSlot = 0;
    std::function<void()> m_finished; ///< set while stopping
};

} // namespace mc::realtime
