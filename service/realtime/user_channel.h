#pragma once

#include "model/inbox_change.h"
#include "store/inbox/inboxes.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace mc::realtime {

class UserChannel;

/// A change as it goes to every socket of its user: framed once.
struct FramedChange
{
    qint64 version = 0;
    QByteArray frame;
    std::optional<model::NotificationType> type; ///< of a new notification; absent: another change
    model::NotificationId undelivered; ///< a new notification not yet known as delivered; null: nothing to record
};

/// The change as a frame; nothing when there is nothing left to tell: a new notification deleted since.
std::optional<FramedChange> framedChangeOf(const model::InboxChange &change);

/// Somebody who is told of an inbox's changes: a client of the hub. Must not join or leave the channel while it is called.
class ChannelMember
{
public:
    virtual ~ChannelMember() = default;
    /// The first call: the inbox stands there, and every later change will be told.
    virtual void welcome(const store::InboxState &state) = 0;
    virtual void tell(const FramedChange &framed) = 0;
    /// What was missed is not known any more; from here on every change will be told again.
    virtual void reset(const store::InboxState &state) = 0;
    /// There is no such inbox any more.
    virtual void refuse() = 0;
};

/// What a load of missed changes came to.
struct Missed
{
    QList<model::InboxChange> changes;
    bool reset = false; ///< they are not known any more, or too many
    std::optional<store::InboxState> state; ///< with reset; absent: there is no such inbox
};

/// What a channel asks of the store. Each call is answered once, later, however long the database is away; answers to
/// channels that are gone by then fall away.
class ChannelStore
{
public:
    virtual ~ChannelStore() = default;
    /// Answered by UserChannel::onState().
    virtual void askState(UserChannel &channel) = 0;
    /// Answered by UserChannel::onMissed().
    virtual void askMissed(UserChannel &channel, qint64 since) = 0;
    /// Answered by UserChannel::onGapDue() after HubLimits::gapTimeout.
    virtual void awaitGap(UserChannel &channel) = 0;
};

/// The changes of one inbox in their order, for all sockets of its user on this instance: none left out, none twice,
/// in whatever order, how often, or not at all the bus tells them.
///
/// Lives on the thread of its user's sockets, as long as there are any. All members stand at the same version. The
/// versions, which have no gaps, decide: the next change is told at once, older ones are dropped, later ones are held
/// back until those before them came, or, when they do not come in time, were loaded from the store.
class UserChannel : public std::enable_shared_from_this<UserChannel>
{
public:
    UserChannel(model::UserId user, ChannelStore &store);

    model::UserId user() const { return m_user; }
    bool isEmpty() const { return m_live.empty() && m_starting.empty(); }
    /// Where the members stand.
    store::InboxState state() const { return {.user = m_user, .version = m_version, .unreadCount = m_unreadCount}; }

    /// Takes a member in: it is welcomed with a state read after this call, and told what comes after.
    void join(ChannelMember *member);
    void leave(ChannelMember *member);

    /// A change was committed.
    void onChange(const model::InboxChange &change);
    /// The inbox has reached that version elsewhere: whatever is missing is loaded at once.
    void moveTo(qint64 version);
    /// Asks the store where the inbox stands, and catches up.
    void check();
    /// The same, unless an answer is due anyway: questions asked from time to time don't pile up while the database is away.
    void recheck();

    void onState(const std::optional<store::InboxState> &state);
    void onMissed(const Missed &missed);
    void onGapDue();

private:
    struct Starting
    {
        ChannelMember *member;
        bool answered;
    };

    void hold(const model::InboxChange &change);
    void deliver(const model::InboxChange &change);
    void drain();
    void settle();
    void load();
    void reset(const store::InboxState &state);
    void refuse();

    model::UserId m_user;
    ChannelStore &m_store;
    std::vector<ChannelMember *> m_live;
    std::vector<Starting> m_starting;
    qint64 m_version = -1; ///< told to every live member; -1: not known yet
    int m_unreadCount = 0;
    qint64 m_target = 0; ///< the latest version heard of
    std::map<qint64, model::InboxChange> m_held; ///< by version, all after m_version
    qint64 m_targetAtLoad = 0;
    qint64 m_loadedFrom = 0;
    qint64 m_versionAtAsk = -1; ///< when the first of the unanswered questions was asked
    int m_asks = 0;
    bool m_isLoading = false;
    bool m_awaitsGap = false;
};

} // namespace mc::realtime
