#pragma once

#include "realtime/client_socket.h"
#include "realtime/handshake.h"
#include "realtime/hub_limits.h"
#include "realtime/inbox_tasks.h"
#include "realtime/user_channel.h"

namespace mc::realtime {

class HubClient;

/// What a HubClient needs of the thread it lives on. Questions are answered once, later, unless the client has ended.
class ClientHost
{
public:
    virtual ~ClientHost() = default;
    virtual void askMarkRead(HubClient &client, model::NotificationId id) = 0; ///< answered by onMarkedRead()
    virtual void askCatchUp(HubClient &client, const Sync &sync) = 0; ///< answered by onCatchUp()
    /// A new notification was written to a socket of its recipient.
    virtual void delivered(model::NotificationId id) = 0;
    virtual void frameSent() = 0;
    /// The client is gone: forget it, but not within this call. `closeCode` as of ClientSocket::Owner.
    virtual void ended(HubClient &client, int closeCode) = 0;
};

/// One client's conversation: tells it the changes of an inbox, and answers its messages, one after the other in their
/// order, since the protocol gives answers no other tie to what they answer.
///
/// Lives on a socket-serving thread, owned by its HubThread from the connection's arrival to its end.
class HubClient final : public ChannelMember,
                        public std::enable_shared_from_this<HubClient>,
                        private ClientSocket::Owner
{
public:
    using Clock = std::chrono::steady_clock;

    HubClient(std::unique_ptr<loop::Connection> connection, const Handshake &handshake,
        std::shared_ptr<UserChannel> channel, ClientHost &host, const HubLimits &limits);
    ~HubClient() override;

    model::UserId inbox() const { return m_channel->user(); }
    std::optional<model::UserId> caller() const { return m_caller; }
    /// As in Handshake.
    const std::shared_ptr<const store::AuditEntry> &visit() const { return m_visit; }
    UserChannel &channel() { return *m_channel; }

    /// Answers the handshake, and joins the channel then.
    void start(Upgrader &upgrader, const QByteArray &key);
    /// Ends a client whose token has expired, whose peer is silent, takes nothing of its sync, or takes too long to close;
    /// pings it when its turn has come.
    void sweep(Clock::time_point now, const QDateTime &time, bool isPingDue);
    /// Ends a client whose inbox's owner or caller is not active any more, or whose caller's sessions were ended. `known`: what
    /// the directory says of some users; the others are left alone.
    void check(const QHash<model::UserId, store::Standing> &known);
    /// CONTRACT section 6: 1001 the service stops, 4401 token expired or ended, 4403 user inactive, 4408 too slow,
    /// 4429 too many messages.
    void close(int code, const QString &reason);
    /// Drops the connection.
    void drop() { m_socket->drop(); }
    /// Its host was told that it is over; nothing else may be called any more.
    bool hasEnded() const { return !m_socket; }

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
    void opened() override;
    void received(const QByteArray &text) override;
    void receivedBinary() override;
    void pinged(const QByteArray &payload) override;
    void closeDue(int code, const QString &reason) override;
    void drained() override;
    void ended(int closeCode) override;

    bool isWithinBudget();
    void enqueue(model::Result<ClientMessage> message);
    void proceed();
    void answer(const model::Result<ClientMessage> &message);
    void answered();
    void replay();
    bool isReplayStuck(Clock::time_point now) const;
    void finishReplay();
    void send(const FramedChange &framed);
    void sendText(const QByteArray &json);
    void sendFrame(const QByteArray &frame);
    bool wants(const FramedChange &framed) const;

    std::shared_ptr<UserChannel> m_channel;
    ClientHost &m_host;
    const HubLimits &m_limits;
    ClientSocket *m_socket; ///< deletes itself after ended()
    std::optional<model::UserId> m_caller;
    store::Grant m_grant;
    std::shared_ptr<const store::AuditEntry> m_visit;
    std::shared_ptr<const SocketQuota::Seat> m_seat;
    qint64 m_expiresAt; ///< milliseconds since the epoch
    Clock::time_point m_closeBy; ///< with m_isClosing
    QList<model::Result<ClientMessage>> m_waiting;
    std::unique_ptr<Replay> m_replay;
    Clock::time_point m_budgetFullAt; ///< when what its messages took of their budget is there again
    qint64 m_toldUpTo = 0; ///< by a sync: changes up to here are known to the client
    quint8 m_types = 0; ///< a bit for each type subscribed to; 0: all
    bool m_isWelcome = false;
    bool m_isBusy = false; ///< a message waits for its answer from the store
    bool m_isClosing = false;
};

} // namespace mc::realtime
