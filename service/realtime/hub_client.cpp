#include "realtime/hub_client.h"

#include "realtime/frames.h"
#include "realtime/server_message.h"

namespace mc::realtime {

using model::Error;
using model::ErrorCode;
using model::Result;
using store::InboxState;

namespace {

enum Code { GoingAway = 1001, TokenExpired = 4401, UserInactive = 4403, TooSlow = 4408, TooMany = 4429 };

QString tooSlow() { return QStringLiteral("Too slow: connect again and sync."); }

quint8 bit(model::NotificationType type) { return quint8(1 << int(type)); }

} // namespace

HubClient::HubClient(std::unique_ptr<loop::Connection> connection, const Handshake &handshake,
    std::shared_ptr<UserChannel> channel, ClientHost &host, const HubLimits &limits)
    : m_channel(std::move(channel))
    , m_host(host)
    , m_limits(limits)
    , m_socket(new ClientSocket(std::move(connection), *this, limits.mostMessageBytes))
    , m_caller(handshake.caller)
    , m_grant(handshake.grant)
    , m_visit(handshake.visit)
    , m_seat(handshake.seat)
    , m_expiresAt(
          handshake.expiresAt.isValid() ? handshake.expiresAt.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max())
{
}

HubClient::~HubClient() = default;

void HubClient::start(Upgrader &upgrader, const QByteArray &key) { m_socket->upgrade(upgrader, key); }

void HubClient::sweep(Clock::time_point now, const QDateTime &time, bool isPingDue)
{
    if (m_isClosing) {
        if (now >= m_closeBy)
            drop();
    } else if (time.toMSecsSinceEpoch() >= m_expiresAt) {
        close(TokenExpired, QStringLiteral("The token has expired."));
    } else if (m_socket->isReading() && now - m_socket->lastHeard() > m_limits.silence) {
        drop();
    } else if (isReplayStuck(now)) {
        close(TooSlow, tooSlow());
    } else if (isPingDue) {
        static const QByteArray ping = pingFrame();
        sendFrame(ping);
    }
}

void HubClient::check(const QHash<model::UserId, store::Standing> &known)
{
    const auto owner = known.constFind(inbox());
    const auto caller = m_caller ? known.constFind(*m_caller) : known.cend();
    if ((owner != known.cend() && !owner->isActive) || (caller != known.cend() && !caller->isActive))
        close(UserInactive, QStringLiteral("The user is no longer active."));
    else if (caller != known.cend() && !caller->honours(m_grant))
        close(TokenExpired, QStringLiteral("The session was ended."));
}

void HubClient::close(int code, const QString &reason)
{
    if (std::exchange(m_isClosing, true))
        return;
    m_closeBy = Clock::now() + m_limits.closeTimeout;
    m_socket->closeWith(code, reason, code == TooSlow ? ClientSocket::Queued::Drop : ClientSocket::Queued::Send);
}

void HubClient::opened() { m_channel->join(this); }

void HubClient::ended(int closeCode)
{
    m_socket = nullptr;
    m_host.ended(*this, closeCode);
}

void HubClient::refuse() { close(UserInactive, QStringLiteral("The user is no longer active.")); }

void HubClient::welcome(const InboxState &state)
{
    m_isWelcome = true;
    sendText(connectionStatus(state));
    proceed();
}

void HubClient::tell(const FramedChange &framed)
{
    if (!m_replay) {
        if (framed.version > m_toldUpTo)
            send(framed);
    } else if (int(m_replay->withheld.size()) < m_limits.mostMissed) {
        m_replay->withheld.push_back(framed);
    } else {
        m_replay->isBroken = true;
    }
}

void HubClient::reset(const InboxState &state)
{
    if (m_replay) {
        m_replay->isBroken = true;
        return;
    }
    m_toldUpTo = 0;
    sendText(syncReset(state));
}

// A client that asks without end costs the others' time, however small each question is.
bool HubClient::isWithinBudget()
{
    const Clock::time_point now = Clock::now();
    m_budgetFullAt
        = std::max(m_budgetFullAt, now) + Clock::duration(std::chrono::seconds(1)) / m_limits.messagesPerSecond;
    if (m_budgetFullAt - now <= m_limits.messageWindow)
        return true;
    if (!m_isClosing) {
        sendText(errorMessage({ErrorCode::RateLimitExceeded,
            QStringLiteral("More than %1 messages per second.").arg(m_limits.messagesPerSecond)}));
        close(TooMany, QStringLiteral("Too many messages."));
    }
    return false;
}

void HubClient::received(const QByteArray &text)
{
    if (isWithinBudget())
        enqueue(clientMessageFrom(text));
}

void HubClient::receivedBinary()
{
    if (!isWithinBudget())
        return;
    enqueue(Error {ErrorCode::ValidationError, QStringLiteral("Messages are JSON texts, not binary.")});
}

// Counted among what waits for the client, as all that it asks for.
void HubClient::pinged(const QByteArray &payload) { sendFrame(pongFrame(payload)); }

void HubClient::closeDue(int code, const QString &reason) { close(code, reason); }

void HubClient::enqueue(Result<ClientMessage> message)
{
    m_waiting += std::move(message);
    if (m_waiting.size() >= m_limits.mostMessagesWaiting)
        m_socket->setReading(false);
    proceed();
}

void HubClient::proceed()
{
    while (m_isWelcome && !m_isBusy && !m_waiting.isEmpty() && m_socket->isOpen())
        answer(m_waiting.takeFirst());
    if (m_waiting.isEmpty()) {
        m_waiting = {};
        if (m_socket->isOpen())
            m_socket->setReading(true);
    }
}

void HubClient::answer(const Result<ClientMessage> &message)
{
    if (!message)
        return sendText(errorMessage(message.error()));
    if (const auto *subscribe = std::get_if<Subscribe>(&*message)) {
        m_types = 0;
        for (const model::NotificationType type : subscribe->types)
            m_types |= bit(type);
        return sendText(subscribed(subscribe->types));
    }
    m_isBusy = true;
    if (const auto *read = std::get_if<MarkRead>(&*message))
        return m_host.askMarkRead(*this, read->id);
    m_replay = std::make_unique<Replay>();
    m_host.askCatchUp(*this, std::get<Sync>(*message));
}

void HubClient::answered()
{
    m_isBusy = false;
    proceed();
}

void HubClient::onMarkedRead(model::NotificationId id, const Result<QDateTime> &readBefore)
{
    if (!readBefore) {
        sendText(errorMessage(readBefore.error()));
    } else if (readBefore->isValid()) {
        // No change of the inbox, so the others hear nothing; the asker hears what is so.
        model::InboxChange read;
        read.kind = model::InboxChange::Kind::Read;
        read.notificationId = id;
        read.readAt = *readBefore;
        read.version = m_channel->state().version;
        read.unreadCount = m_channel->state().unreadCount;
        sendText(toMessage(read));
    }
    answered();
}

void HubClient::onCatchUp(const Result<CatchUp> &found)
{
    if (found) {
        m_replay->found = *found;
        return replay();
    }
    const std::unique_ptr<Replay> replay = std::move(m_replay);
    sendText(errorMessage(found.error()));
    for (const FramedChange &framed : replay->withheld)
        tell(framed);
    if (replay->isBroken)
        reset(m_channel->state());
    answered();
}

void HubClient::drained()
{
    if (m_replay && m_replay->found)
        replay();
}

void HubClient::replay()
{
    m_replay->movedAt = Clock::now();
    const QList<model::InboxChange> &changes = m_replay->found->changes;
    while (m_replay->next < changes.size() && m_socket->isOpen()) {
        if (m_socket->queued() > m_limits.syncWindow)
            return; // goes on when the socket has drained
        if (const auto framed = framedChangeOf(changes.at(m_replay->next++)))
            send(*framed);
    }
    finishReplay();
}

// Megabytes may wait with it, for a client who is heard and does not read.
bool HubClient::isReplayStuck(Clock::time_point now) const
{
    return m_replay && m_replay->found && now - m_replay->movedAt > m_limits.silence;
}

// What happened meanwhile comes behind what was missed, unless that holds it already.
void HubClient::finishReplay()
{
    const std::unique_ptr<Replay> done = std::move(m_replay);
    const InboxState &state = done->found->state;
    sendText(done->found->reset ? syncReset(state) : syncComplete(state));
    m_toldUpTo = state.version;
    if (done->isBroken) {
        reset(m_channel->state());
    } else {
        for (const FramedChange &framed : done->withheld)
            tell(framed);
    }
    answered();
}

bool HubClient::wants(const FramedChange &framed) const
{
    return !framed.type || m_types == 0 || (m_types & bit(*framed.type)) != 0;
}

void HubClient::send(const FramedChange &framed)
{
    if (!wants(framed) || !m_socket->isOpen())
        return;
    sendFrame(framed.frame);
    // What an admin sees at another's socket has not reached its recipient.
    if (!framed.undelivered.value.isNull() && m_caller == inbox())
        m_host.delivered(framed.undelivered);
}

void HubClient::sendText(const QByteArray &json) { sendFrame(textFrame(json)); }

void HubClient::sendFrame(const QByteArray &frame)
{
    m_socket->send(frame);
    m_host.frameSent();
    if (m_socket->queued() > m_limits.mostQueued)
        close(TooSlow, tooSlow());
}

} // namespace mc::realtime
