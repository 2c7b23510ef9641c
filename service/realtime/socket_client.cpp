#include "realtime/socket_client.h"

#include "realtime/frames.h"
#include "realtime/server_message.h"

namespace mc::realtime {

namespace {

enum Code { TokenExpired = 4401, UserInactive = 4403, TooSlow = 4408, TooMany = 4429 };

QString tooSlow() { return QStringLiteral("Too slow: connect again and sync."); }

} // namespace

SocketClient::SocketClient(
    std::unique_ptr<loop::Connection> connection, const Handshake &handshake, ClientHost &host, const HubLimits &limits)
    : m_host(host)
    , m_limits(limits)
    , m_socket(new ClientSocket(std::move(connection), *this, limits.mostMessageBytes))
    , m_caller(handshake.caller)
    , m_grant(handshake.grant)
    , m_tokenId(handshake.tokenId)
    , m_seat(handshake.seat)
    , m_expiresAt(
          handshake.expiresAt.isValid() ? handshake.expiresAt.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max())
{
}

SocketClient::~SocketClient() = default;

QList<model::UserId> SocketClient::users() const
{
    return m_caller ? QList<model::UserId> {*m_caller} : QList<model::UserId>();
}

void SocketClient::start(Upgrader &upgrader, const Handshake &handshake) { m_socket->upgrade(upgrader, handshake); }

void SocketClient::sweep(Clock::time_point now, const QDateTime &time, bool isPingDue)
{
    if (m_isClosing) {
        if (now >= m_closeBy)
            drop();
    } else if (time.toMSecsSinceEpoch() >= m_expiresAt) {
        close(TokenExpired, QStringLiteral("The token has expired."));
    } else if (m_socket->isReading() && now - m_socket->lastHeard() > m_limits.silence) {
        drop();
    } else if (isStuck(now)) {
        close(TooSlow, tooSlow());
    } else if (isPingDue) {
        static const QByteArray ping = pingFrame();
        sendFrame(ping);
    }
}

void SocketClient::check(const QHash<model::UserId, store::Standing> &known)
{
    const QList<model::UserId> all = users();
    const bool isInactive = std::any_of(all.begin(), all.end(), [&known](model::UserId user) {
        const auto standing = known.constFind(user);
        return standing != known.cend() && !standing->isActive;
    });
    const auto caller = m_caller ? known.constFind(*m_caller) : known.cend();
    if (isInactive)
        refuseInactive();
    else if (caller != known.cend() && !caller->honours(m_grant))
        close(TokenExpired, QStringLiteral("The session was ended."));
}

void SocketClient::endIfRevoked(const QSet<QUuid> &tokens)
{
    if (tokens.contains(m_tokenId))
        close(TokenExpired, QStringLiteral("The token was withdrawn."));
}

void SocketClient::refuseInactive() { close(UserInactive, QStringLiteral("The user is no longer active.")); }

void SocketClient::close(int code, const QString &reason)
{
    if (std::exchange(m_isClosing, true))
        return;
    m_closeBy = Clock::now() + m_limits.closeTimeout;
    m_socket->closeWith(code, reason, code == TooSlow ? ClientSocket::Queued::Drop : ClientSocket::Queued::Send);
}

void SocketClient::ended(int closeCode)
{
    m_socket = nullptr;
    m_host.ended(*this, closeCode);
}

// Counted among what waits for the client, as all that it asks for.
void SocketClient::pinged(const QByteArray &payload) { sendFrame(pongFrame(payload)); }

// A client that asks without end costs the others' time, however small each question is.
bool SocketClient::isWithinBudget()
{
    const Clock::time_point now = Clock::now();
    m_budgetFullAt
        = std::max(m_budgetFullAt, now) + Clock::duration(std::chrono::seconds(1)) / m_limits.messagesPerSecond;
    if (m_budgetFullAt - now <= m_limits.messageWindow)
        return true;
    if (!m_isClosing) {
        sendText(errorMessage({model::ErrorCode::RateLimitExceeded,
            QStringLiteral("More than %1 messages per second.").arg(m_limits.messagesPerSecond)}));
        close(TooMany, QStringLiteral("Too many messages."));
    }
    return false;
}

void SocketClient::sendText(const QByteArray &json) { sendFrame(textFrame(json)); }

void SocketClient::sendFrame(const QByteArray &frame)
{
    m_socket->send(frame);
    m_host.frameSent();
    if (m_socket->queued() > m_limits.mostQueued)
        close(TooSlow, tooSlow());
}

} // namespace mc::realtime
