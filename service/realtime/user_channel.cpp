#include "realtime/user_channel.h"

#include "ops/log_categories.h"
#include "realtime/frames.h"

namespace mc::realtime {

using model::InboxChange;
using store::InboxState;

namespace {
constexpr std::size_t mostHeld = 1000; // beyond it they are loaded from the store again
}

std::optional<FramedChange> framedChangeOf(const InboxChange &change)
{
    FramedChange framed;
    framed.version = change.version;
    if (change.kind == InboxChange::Kind::Created) {
        if (!change.notification)
            return {};
        framed.type = change.notification->type;
        if (!change.notification->deliveredAt.isValid())
            framed.undelivered = change.notification->id;
    }
    framed.frame = textFrame(toMessage(change));
    return framed;
}

UserChannel::UserChannel(model::UserId user, ChannelStore &store)
    : m_user(user)
    , m_store(store)
{
}

void UserChannel::join(ChannelMember *member)
{
    m_starting.push_back({member, false});
    check();
}

void UserChannel::leave(ChannelMember *member)
{
    std::erase(m_live, member);
    std::erase_if(m_starting, [member](const Starting &starting) { return starting.member == member; });
}

void UserChannel::onChange(const InboxChange &change)
{
    m_target = std::max(m_target, change.version);
    if (m_version < 0)
        return hold(change);
    if (change.version <= m_version)
        return;
    if (change.version == m_version + 1)
        deliver(change);
    else
        hold(change);
    drain();
    settle();
}

void UserChannel::moveTo(qint64 version)
{
    m_target = std::max(m_target, version);
    if (m_version >= 0 && m_version < m_target)
        load();
}

void UserChannel::check()
{
    if (m_asks++ == 0)
        m_versionAtAsk = m_version;
    m_store.askState(*this);
}

void UserChannel::recheck()
{
    if (m_asks == 0)
        check();
}

void UserChannel::onState(const std::optional<InboxState> &state)
{
    --m_asks;
    if (!state)
        return refuse();
    for (Starting &starting : m_starting)
        starting.answered = true;
    if (m_version < 0) {
        m_version = state->version;
        m_unreadCount = state->unreadCount;
    } else if (state->version < m_versionAtAsk) {
        reset(*state); // a database that was set back, as by a failover that lost its last commits
    }
    m_target = std::max(m_target, state->version);
    drain();
    settle();
}

void UserChannel::onMissed(const Missed &missed)
{
    m_isLoading = false;
    if (missed.reset && !missed.state)
        return refuse();
    if (missed.reset && (missed.state->version > m_version || missed.state->version < m_loadedFrom))
        reset(*missed.state);
    for (const InboxChange &change : missed.changes) {
        if (change.version == m_version + 1)
            deliver(change);
    }
    drain();
    if (m_version < m_targetAtLoad) {
        qCWarning(ops::logRealtime, "Changes of an inbox were told that its database does not know.");
        m_held.clear();
        m_target = m_version;
    } else if (m_version < m_target) {
        load();
    }
    settle();
}

void UserChannel::onGapDue()
{
    m_awaitsGap = false;
    if (m_version >= 0 && m_version < m_target)
        load();
}

void UserChannel::hold(const InboxChange &change)
{
    if (m_held.size() >= mostHeld)
        m_held.clear();
    m_held.insert_or_assign(change.version, change);
}

void UserChannel::deliver(const InboxChange &change)
{
    m_version = change.version;
    m_unreadCount = change.unreadCount;
    if (m_live.empty())
        return;
    const std::optional<FramedChange> framed = framedChangeOf(change);
    if (!framed)
        return;
    for (ChannelMember *member : m_live)
        member->tell(*framed);
}

// Tells what has become the next one, and lets go of what is known by now.
void UserChannel::drain()
{
    while (!m_held.empty() && m_held.begin()->first <= m_version + 1) {
        const auto next = m_held.extract(m_held.begin());
        if (next.key() == m_version + 1)
            deliver(next.mapped());
    }
}

// Welcomes who waits, when nothing is known to be missing; otherwise sees to it that what is missing comes.
void UserChannel::settle()
{
    if (m_version < 0)
        return;
    if (m_version < m_target) {
        if (!m_isLoading && !std::exchange(m_awaitsGap, true))
            m_store.awaitGap(*this);
        return;
    }
    for (const Starting &starting : m_starting) {
        if (!starting.answered)
            continue;
        m_live.push_back(starting.member);
        starting.member->welcome(state());
    }
    std::erase_if(m_starting, [](const Starting &starting) { return starting.answered; });
}

void UserChannel::load()
{
    if (std::exchange(m_isLoading, true))
        return;
    m_targetAtLoad = m_target;
    m_loadedFrom = m_version;
    m_store.askMissed(*this, m_version);
}

void UserChannel::reset(const InboxState &state)
{
    if (state.version < m_version) {
        m_held.clear();
        m_target = state.version;
        m_targetAtLoad = 0;
    }
    m_version = state.version;
    m_unreadCount = state.unreadCount;
    m_targetAtLoad = std::min(m_targetAtLoad, m_version);
    for (ChannelMember *member : m_live)
        member->reset(state);
}

void UserChannel::refuse()
{
    for (const Starting &starting : m_starting)
        starting.member->refuse();
    for (ChannelMember *member : m_live)
        member->refuse();
}

} // namespace mc::realtime
