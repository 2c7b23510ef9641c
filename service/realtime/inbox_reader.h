#pragma once

#include "realtime/hub_limits.h"
#include "realtime/letters.h"
#include "realtime/user_channel.h"
#include "threads/retry_delay.h"
#include "threads/store_desk.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

#include <deque>

namespace mc::realtime {

/// Asks the desk for the channels of one thread: states in batches, so that thousands of connects a second are a few
/// statements, and missed changes some inboxes at a time. What the database can't answer now is asked again until it can.
///
/// Lives on the channels' thread, owned by its HubThread.
class InboxReader final : public QObject, public ChannelStore
{
    Q_OBJECT
public:
    /// Reads the desk's answers in that mailbox, which is read on the same thread.
    InboxReader(threads::StoreDesk &desk, HubMailbox &mailbox, const HubLimits &limits);

    void askState(UserChannel &channel) override;
    void askMissed(UserChannel &channel, qint64 since) override;
    void awaitGap(UserChannel &channel) override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    using ChannelPtr = std::weak_ptr<UserChannel>;
    using Clock = std::chrono::steady_clock;
    struct StateQuestion
    {
        model::UserId user;
        ChannelPtr channel;
    };
    struct MissedQuestion
    {
        model::UserId user;
        ChannelPtr channel;
        qint64 since;
    };
    struct Gap
    {
        Clock::time_point due;
        ChannelPtr channel;
    };
    using States = QList<store::InboxState>;
    using Misses = std::vector<model::Result<Missed>>;

    void flushLater();
    void flush();
    void askStates();
    void askMisses();
    void onStates(const std::vector<StateQuestion> &asked, const model::Result<States> &states);
    void onMisses(const std::vector<MissedQuestion> &asked, const Misses &misses);
    void retryLater();
    void checkGaps();

    threads::StoreDesk &m_desk;
    HubMailbox &m_mailbox;
    const HubLimits &m_limits;
    std::vector<StateQuestion> m_states;
    std::deque<MissedQuestion> m_missed;
    std::deque<Gap> m_gaps;
    bool m_statesAsked = false;
    bool m_missedAsked = false;
    bool m_flushComes = false;
    threads::RetryDelay m_delay;
    QBasicTimer m_retry;
    QBasicTimer m_gapTimer;
};

} // namespace mc::realtime
