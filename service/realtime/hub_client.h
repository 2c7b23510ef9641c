#pragma once

#include "realtime/inbox_tasks.h"
#include "realtime/socket_client.h"
#include "realtime/user_channel.h"

namespace mc::realtime {

class HubClient;

/// What a HubClient needs of the thread it lives on besides. Questions are answered once, later, unless the client has ended.
class InboxHost : public ClientHost
{
public:
    virtual void askMarkRead(HubClient &client, model::NotificationId id) = 0; ///< answered by onMarkedRead()
    virtual void askCatchUp(HubClient &client, const Sync &sync) = 0; ///< answered by onCatchUp()
    /// A new notification was written to a socket of its recipient.
    virtual void delivered(model::NotificationId id) = 0;
};

/// One client's conversation: tells it the changes of an inbox, and answers its messages, one after the other in their
/// order, since the protocol gives answers no other tie to what they answer.
class HubClient final : public SocketClient, public ChannelMember
{
public:
    HubClient(std::unique_ptr<loop::Connection> connection, const Handshake &handshake,
        std::shared_ptr<UserChannel> channel, InboxHost &host, const HubLimits &limits);
    ~HubClient() override;

    model::UserId inbox() const { return m_channel->user(); }
    QList<model::UserId> users() const override;
    /// As in Handshake.
    const std::shared_ptr<const store::AuditEntry> &visit() const { return m_visit; }

    // ChannelMember
    void welcome(const store::InboxState &state) override;
    void tell(const FramedChange &framed) override;
    void reset(const store::InboxState &state) override;
    void refuse() override;

    // Answers of the host
    void onMarkedRead(model::NotificationId id, const model::Result<QDateTime> &readBefore);
    void onCatchUp(const model::Result<CatchUp> &found);

private:
    /// A sync under way: what it found goes out as the socket takes it, and what happens meanwhile waits.
    struct Replay
    {
        std::optional<CatchUp> found; ///< absent: still being read
        qsizetype next = 0;
        Clock::time_point movedAt; ///< when the socket last took all that was sent
        std::vector<FramedChange> withheld;
        bool isBroken = false; ///< the inbox started anew meanwhile, or too much was withheld
    };

    // ClientSocket::Owner
    void opened() override { m_channel->join(this); }
    void received(const QByteArray &text) override;
    void receivedBinary() override;
    void drained() override;
    void ended(int closeCode) override;

    bool isStuck(Clock::time_point now) const override;
    void enqueue(model::Result<ClientMessage> message);
    void proceed();
    void answer(const model::Result<ClientMessage> &message);
    void answered();
    void replay();
    void finishReplay();
    void send(const FramedChange &framed);
    bool wants(const FramedChange &framed) const;

    std::shared_ptr<UserChannel> m_channel;
    InboxHost &m_inboxHost;
    std::shared_ptr<const store::AuditEntry> m_visit;
    QList<model::Result<ClientMessage>> m_waiting;
    std::unique_ptr<Replay> m_replay;
    qint64 m_toldUpTo = 0; ///< by a sync: changes up to here are known to the client
    quint8 m_types = 0; ///< a bit for each type subscribed to; 0: all
    bool m_isWelcome = false;
    bool m_isBusy = false; ///< a message waits for its answer from the store
};

} // namespace mc::realtime
