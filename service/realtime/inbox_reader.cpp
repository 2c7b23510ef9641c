#include "realtime/inbox_reader.h"

#include "realtime/inbox_tasks.h"

#include <QtCore/QTimerEvent>

namespace mc::realtime {

using model::Result;

namespace {
constexpr std::size_t statesAtOnce = 1000;
constexpr std::size_t missesAtOnce = 32;
} // namespace

InboxReader::InboxReader(threads::StoreDesk &desk, HubMailbox &mailbox, const HubLimits &limits)
    : m_desk(desk)
    , m_mailbox(mailbox)
    , m_limits(limits)
    , m_delay(limits.firstRetry, limits.lastRetry)
{
}

void InboxReader::askState(UserChannel &channel)
{
    m_states.push_back({channel.user(), channel.weak_from_this()});
    flushLater();
}

void InboxReader::askMissed(UserChannel &channel, qint64 since)
{
    m_missed.push_back({.user = channel.user(), .channel = channel.weak_from_this(), .since = since});
    flushLater();
}

void InboxReader::awaitGap(UserChannel &channel)
{
    m_gaps.push_back({Clock::now() + m_limits.gapTimeout, channel.weak_from_this()});
    if (!m_gapTimer.isActive())
        m_gapTimer.start(int(m_limits.gapTimeout.count()), Qt::PreciseTimer, this);
}

// At the end of the turn, so that what it asks goes in one statement.
void InboxReader::flushLater()
{
    if (m_retry.isActive() || std::exchange(m_flushComes, true))
        return;
    QMetaObject::invokeMethod(this, &InboxReader::flush, Qt::QueuedConnection);
}

void InboxReader::flush()
{
    m_flushComes = false;
    askStates();
    askMisses();
}

void InboxReader::askStates()
{
    if (m_statesAsked || m_states.empty())
        return;
    const std::size_t count = std::min(m_states.size(), statesAtOnce);
    const std::vector<StateQuestion> asked(m_states.begin(), m_states.begin() + qsizetype(count));
    m_states.erase(m_states.begin(), m_states.begin() + qsizetype(count));
    QList<model::UserId> users;
    for (const StateQuestion &question : asked)
        users += question.user;

    m_statesAsked = true;
    const Result<void> taken = m_desk.ask(
        m_mailbox, [users](store::Store &store) { return store.inboxes.states(users); },
        [this, asked](const Result<States> &states) { onStates(asked, states); });
    if (!taken)
        onStates(asked, taken.error());
}

void InboxReader::onStates(const std::vector<StateQuestion> &asked, const Result<States> &states)
{
    m_statesAsked = false;
    if (!states) {
        std::copy_if(asked.begin(), asked.end(), std::back_inserter(m_states),
            [](const StateQuestion &question) { return !question.channel.expired(); });
        return retryLater();
    }
    m_delay.reset();
    QHash<model::UserId, store::InboxState> byUser;
    for (const store::InboxState &state : *states)
        byUser.insert(state.user, state);
    for (const StateQuestion &question : asked) {
        const auto found = byUser.constFind(question.user);
        if (const auto channel = question.channel.lock())
            channel->onState(found == byUser.constEnd() ? std::nullopt : std::optional(*found));
    }
    flushLater();
}

void InboxReader::askMisses()
{
    if (m_missedAsked || m_missed.empty())
        return;
    const std::size_t count = std::min(m_missed.size(), missesAtOnce);
    const std::vector<MissedQuestion> asked(m_missed.begin(), m_missed.begin() + qsizetype(count));
    m_missed.erase(m_missed.begin(), m_missed.begin() + qsizetype(count));

    m_missedAsked = true;
    const Result<void> taken = m_desk.ask(
        m_mailbox,
        [asked, most = m_limits.mostMissed](store::Store &store) {
            Misses misses;
            for (const MissedQuestion &question : asked)
                misses.push_back(missedSince(store, question.user, question.since, most));
            return misses;
        },
        [this, asked](const Misses &misses) { onMisses(asked, misses); });
    if (!taken)
        onMisses(asked, Misses(asked.size(), taken.error()));
}

void InboxReader::onMisses(const std::vector<MissedQuestion> &asked, const Misses &misses)
{
    m_missedAsked = false;
    bool hasFailed = false;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto channel = asked[i].channel.lock();
        if (!channel)
            continue;
        if (misses[i])
            channel->onMissed(*misses[i]);
        else
            m_missed.push_back(asked[i]);
        hasFailed = hasFailed || !misses[i];
    }
    if (hasFailed)
        return retryLater();
    m_delay.reset();
    flushLater();
}

void InboxReader::retryLater()
{
    if (!m_retry.isActive())
        m_retry.start(int(m_delay.next().count()), this);
}

void InboxReader::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_gapTimer.timerId())
        return checkGaps();
    m_retry.stop();
    flushLater();
}

void InboxReader::checkGaps()
{
    m_gapTimer.stop();
    const Clock::time_point now = Clock::now();
    while (!m_gaps.empty() && m_gaps.front().due <= now) {
        const auto channel = m_gaps.front().channel.lock();
        m_gaps.pop_front();
        if (channel)
            channel->onGapDue();
    }
    if (m_gaps.empty() || m_gapTimer.isActive())
        return;
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(m_gaps.front().due - now);
    m_gapTimer.start(std::max(1, int(rest.count())), Qt::PreciseTimer, this);
}

} // namespace mc::realtime
