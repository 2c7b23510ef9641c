#include "realtime/hub_client.h"

#include "realtime/frames.h"
#include "realtime/server_message.h"

namespace mc::realtime {

using model::Error;
using model::ErrorCode;
using model::Result;
using store::InboxState;

namespace {

quint8 bit(model::NotificationType type) { return quint8(1 << int(type)); }

} // namespace

HubClient::HubClient(std::unique_ptr<loop::Connection> connection, const Handshake &handshake,
    std::shared_ptr<UserChannel> channel, InboxHost &host, const HubLimits &limits)
    : SocketClient(std::move(connection), handshake, host, limits)
    , m_channel(std::move(channel))
    , m_inboxHost(host)
    , m_visit(handshake.visit)
{
}

HubClient::~HubClient() = default;

QList<model::UserId> HubClient::users() const
{
    QList<model::UserId> all = SocketClient::users();
    if (!all.contains(inbox()))
        all += inbox();
    return all;
}

void HubClient::ended(int closeCode)
{
    m_channel->leave(this);
    SocketClient::ended(closeCode);
}

void HubClient::refuse() { refuseInactive(); }

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
    } else if (int(m_replay->withheld.size()) < limits().mostMissed) {
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

void HubClient::enqueue(Result<ClientMessage> message)
{
    m_waiting += std::move(message);
    if (m_waiting.size() >= limits().mostMessagesWaiting)
        socket().setReading(false);
    proceed();
}

void HubClient::proceed()
{
    while (m_isWelcome && !m_isBusy && !m_waiting.isEmpty() && socket().isOpen())
        answer(m_waiting.takeFirst());
    if (m_waiting.isEmpty()) {
        m_waiting = {};
        if (socket().isOpen())
            socket().setReading(true);
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
        return m_inboxHost.askMarkRead(*this, read->id);
    m_replay = std::make_unique<Replay>();
    m_inboxHost.askCatchUp(*this, std::get<Sync>(*message));
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
    while (m_replay->next < changes.size() && socket().isOpen()) {
        if (socket().queued() > limits().syncWindow)
            return; // goes on when the socket has drained
        if (const auto framed = framedChangeOf(changes.at(m_replay->next++)))
            send(*framed);
    }
    finishReplay();
}

// Megabytes may wait with it, for a client who is heard and does not read.
bool HubClient::isStuck(Clock::time_point now) const
{
    return m_replay && m_replay->found && now - m_replay->movedAt > limits().silence;
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
    if (!wants(framed) || !socket().isOpen())
        return;
    sendFrame(framed.frame);
    // What an admin sees at another's socket has not reached its recipient.
    if (!framed.undelivered.value.isNull() && caller() == inbox())
        m_inboxHost.delivered(framed.undelivered);
}

} // namespace mc::realtime
