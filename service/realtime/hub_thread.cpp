#include "realtime/hub_thread.h"

#include "realtime/inbox_tasks.h"

#include <QtCore/QTimerEvent>

namespace mc::realtime {

using model::Result;
using model::UserId;

namespace {

constexpr int goingAway = 1001;
constexpr int userInactive = 4403;
constexpr int doubtsAtOnce = 200;

int slotsOf(std::chrono::milliseconds interval, std::chrono::milliseconds step)
{
    return std::max(1, int(interval / std::max(step, std::chrono::milliseconds(1))));
}

} // namespace

HubThread::HubThread(const HubParts &parts, HubMailbox &mailbox)
    : m_parts(parts)
    , m_mailbox(mailbox)
    , m_reader(parts.desk, mailbox, parts.limits)
    , m_delivered(parts.desk, mailbox, parts.limits, parts.clock)
{
    m_sweepTimer.start(int(parts.limits.sweepInterval.count()), this);
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

void HubThread::onLetter(Arrival &arrival)
{
    const Handshake &handshake = arrival.handshake;
    std::weak_ptr<UserChannel> &known = m_channels[handshake.inbox];
    std::shared_ptr<UserChannel> channel = known.lock();
    if (!channel)
        known = channel = std::make_shared<UserChannel>(handshake.inbox, m_reader);
    const auto session = std::make_shared<Session>(
        std::move(arrival.connection), handshake, channel, static_cast<SessionHost &>(*this), m_parts.limits);
    m_sessions.emplace(session.get(), Entry {session, m_nextSlot++});
    ++m_parts.counts.clients;
    ++m_parts.counts.opened;
    session->start(m_upgrader, handshake.key);
    if (m_finished)
        session->close(goingAway, QStringLiteral("The service stops."));
}

void HubThread::onLetter(const model::InboxChange &change)
{
    if (UserChannel *channel = channelOf(change.user))
        channel->take(change);
}

void HubThread::onLetter(const bus::InboxMoved &moved)
{
    if (UserChannel *channel = channelOf(moved.user))
        channel->moveTo(moved.version);
}

void HubThread::onLetter(const bus::UserChanged &changed)
{
    m_doubtful.insert(changed.user);
    askWhoIsActive();
}

void HubThread::onLetter(const bus::GapPossible &)
{
    for (const auto &known : std::as_const(m_channels)) {
        if (const std::shared_ptr<UserChannel> channel = known.lock())
            channel->check();
    }
    for (const auto &[session, entry] : m_sessions) {
        m_doubtful.insert(session->inbox());
        m_doubtful.insert(session->caller().value_or(session->inbox()));
    }
    askWhoIsActive();
}

UserChannel *HubThread::channelOf(UserId user) const
{
    const auto found = m_channels.constFind(user);
    return found == m_channels.constEnd() ? nullptr : found->lock().get();
}

std::weak_ptr<Session> HubThread::handleOf(const Session &session) const { return m_sessions.at(&session).session; }

void HubThread::askMarkRead(Session &session, model::NotificationId id)
{
    const auto answer = [handle = handleOf(session), id](const Result<QDateTime> &readBefore) {
        if (const auto asker = handle.lock(); asker && !asker->hasEnded())
            asker->onMarkedRead(id, readBefore);
    };
    bus::Bus &bus = m_parts.bus;
    const auto work = [&bus, id, inbox = session.inbox(), visit = session.visit(), now = m_parts.clock.now()](
                          store::Store &store) { return markRead(store, bus, inbox, id, now, visit.get()); };
    if (const Result<void> taken = m_parts.desk.ask(m_mailbox, work, answer); !taken)
        answer(taken.error());
}

void HubThread::askCatchUp(Session &session, const Sync &sync)
{
    const auto answer = [handle = handleOf(session)](const Result<CatchUp> &found) {
        if (const auto asker = handle.lock(); asker && !asker->hasEnded())
            asker->onCatchUp(found);
    };
    const auto work = [inbox = session.inbox(), sync, most = m_parts.limits.mostMissed](
                          store::Store &store) { return catchUp(store, inbox, sync, most); };
    if (const Result<void> taken = m_parts.desk.ask(m_mailbox, work, answer); !taken)
        answer(taken.error());
}

void HubThread::ended(Session &session, int closeCode)
{
    session.channel().leave(&session);
    m_parts.presence.leave(session.inbox());
    if (session.caller() && session.caller() != session.inbox())
        m_parts.presence.leave(*session.caller());
    --m_parts.counts.clients;
    m_parts.counts.close(closeCode);
    if (m_ended.empty())
        QMetaObject::invokeMethod(this, &HubThread::reap, Qt::QueuedConnection);
    m_ended.push_back(&session);
}

void HubThread::reap()
{
    for (const Session *session : std::exchange(m_ended, {})) {
        const UserId inbox = session->inbox();
        m_sessions.erase(session);
        if (const auto known = m_channels.constFind(inbox); known != m_channels.constEnd() && known->expired())
            m_channels.erase(known);
    }
    if (m_finished && m_sessions.empty())
        std::exchange(m_finished, nullptr)();
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
    const HubLimits &limits = m_parts.limits;
    const int pingSlots = slotsOf(limits.pingInterval, limits.sweepInterval);
    const int checkSlots = slotsOf(limits.checkInterval, limits.sweepInterval);
    const Session::Clock::time_point now = Session::Clock::now();
    const QDateTime time = m_parts.clock.now();
    ++m_turn;
    for (const auto &[key, entry] : m_sessions) {
        if (!entry.session->hasEnded())
            entry.session->sweep(now, time, entry.slot % pingSlots == m_turn % pingSlots);
    }
    for (auto it = m_channels.cbegin(); it != m_channels.cend(); ++it) {
        const std::shared_ptr<UserChannel> channel = it.value().lock();
        if (channel && int(it.key().value % checkSlots) == m_turn % checkSlots)
            channel->recheck();
    }
    askWhoIsActive();
}

// A few at a time, and again with the next sweep while the database is away.
void HubThread::askWhoIsActive()
{
    if (m_doubtsAsked || m_doubtful.isEmpty())
        return;
    QList<UserId> users;
    for (auto it = m_doubtful.begin(); it != m_doubtful.end() && users.size() < doubtsAtOnce; it = m_doubtful.erase(it))
        users += *it;
    const auto work = [users](store::Store &store) {
        QList<Result<bool>> answers;
        for (const UserId user : users)
            answers += isActive(store, user);
        return answers;
    };
    const auto answer = [this, users](const QList<Result<bool>> &answers) { onActive(users, answers); };
    m_doubtsAsked = bool(m_parts.desk.ask(m_mailbox, work, answer));
    if (!m_doubtsAsked)
        m_doubtful += QSet<UserId>(users.begin(), users.end());
}

void HubThread::onActive(const QList<UserId> &asked, const QList<Result<bool>> &answers)
{
    m_doubtsAsked = false;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        if (!answers.at(i)) {
            m_doubtful.insert(asked.at(i));
        } else if (!*answers.at(i)) {
            for (const auto &[key, entry] : m_sessions) {
                if (entry.session->concerns(asked.at(i)) && !entry.session->hasEnded())
                    entry.session->close(userInactive, QStringLiteral("The user is no longer active."));
            }
        }
    }
}

void HubThread::finish(std::function<void()> done)
{
    m_finished = std::move(done);
    m_delivered.flush();
    for (const auto &[key, entry] : m_sessions) {
        if (!entry.session->hasEnded())
            entry.session->close(goingAway, QStringLiteral("The service stops."));
    }
    m_stopTimer.start(int(m_parts.limits.stopTimeout.count()), this);
    reap();
}

void HubThread::dropAll()
{
    for (const auto &[key, entry] : m_sessions) {
        if (!entry.session->hasEnded())
            entry.session->drop();
    }
}

} // namespace mc::realtime
