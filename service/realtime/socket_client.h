#pragma once

#include "realtime/client_socket.h"
#include "realtime/handshake.h"
#include "realtime/hub_limits.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace mc::realtime {

class SocketClient;

/// What a client needs of the thread it lives on.
class ClientHost
{
public:
    virtual ~ClientHost() = default;
    virtual void frameSent() = 0;
    /// The client is gone: forget it, but not within this call. `closeCode` as of ClientSocket::Owner.
    virtual void ended(SocketClient &client, int closeCode) = 0;
};

/// One client's WebSocket from the connection's arrival to its end, whatever it is told on it: pings, silence, an expired token, an
/// ended session, too many messages, too slow a reader.
///
/// Lives on a socket-serving thread, owned by its HubThread.
class SocketClient : protected ClientSocket::Owner
{
public:
    using Clock = std::chrono::steady_clock;

    SocketClient(std::unique_ptr<loop::Connection> connection, const Handshake &handshake, ClientHost &host,
        const HubLimits &limits);
    ~SocketClient() override;
    SocketClient(const SocketClient &) = delete;
    SocketClient &operator=(const SocketClient &) = delete;

    /// Who it is; absent: a module.
    std::optional<model::UserId> caller() const { return m_caller; }
    /// Whose standing in the directory it depends on: the caller's, and that of the owner of an inbox.
    virtual QList<model::UserId> users() const;

    /// Answers the handshake.
    void start(Upgrader &upgrader, const Handshake &handshake);
    /// Ends a client whose token has expired, whose peer is silent, is stuck, or takes too long to close; pings it when its turn has
    /// come.
    void sweep(Clock::time_point now, const QDateTime &time, bool isPingDue);
    /// Ends a client one of whose users is not active any more, or whose caller's sessions were ended. `known`: what the directory says
    /// of some users; the others are left alone.
    void check(const QHash<model::UserId, store::Standing> &known);
    /// Ends a client whose token was withdrawn.
    void endIfRevoked(const QSet<QUuid> &tokens);
    /// CONTRACT section 6: 1001 the service stops, 4401 token expired or ended, 4403 user inactive, 4408 too slow,
    /// 4429 too many messages.
    void close(int code, const QString &reason);
    /// Drops the connection.
    void drop() { m_socket->drop(); }
    /// Its host was told that it is over; nothing else may be called any more.
    bool hasEnded() const { return !m_socket; }

protected:
    // ClientSocket::Owner
    void pinged(const QByteArray &payload) override;
    void closeDue(int code, const QString &reason) override { close(code, reason); }
    void drained() override { }
    void ended(int closeCode) override;

    /// Whether its peer is heard and yet takes nothing of what it asked for.
    virtual bool isStuck(Clock::time_point) const { return false; }

    /// Counts a message that came. False: it was one too many, and the client is being closed.
    bool isWithinBudget();
    void refuseInactive();
    void sendText(const QByteArray &json);
    /// One who does not keep up is closed.
    void sendFrame(const QByteArray &frame);
    ClientSocket &socket() { return *m_socket; }
    const ClientSocket &socket() const { return *m_socket; }
    const HubLimits &limits() const { return m_limits; }

private:
    ClientHost &m_host;
    const HubLimits &m_limits;
    ClientSocket *m_socket; ///< deletes itself after ended()
    std::optional<model::UserId> m_caller;
    store::Grant m_grant;
    QUuid m_tokenId;
    std::shared_ptr<const SocketQuota::Seat> m_seat;
    qint64 m_expiresAt; ///< milliseconds since the epoch
    Clock::time_point m_closeBy; ///< with m_isClosing
    Clock::time_point m_budgetFullAt; ///< when what its messages took of their budget is there again
    bool m_isClosing = false;
};

} // namespace mc::realtime
