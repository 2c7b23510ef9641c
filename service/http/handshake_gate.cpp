#include "http/handshake_gate.h"

#include "http/query.h"
#include "ops/log_categories.h"
#include "ops/log_context.h"
#include "realtime/hub.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::UserId;

namespace {

Error refused(int status, const QString &detail) { return {.code = ErrorCode::WebSocketRefused, .detail = detail, .status = status}; }

// /ws/notifications/{user_id}/, with and without the final slash.
std::optional<UserId> inboxOf(QByteArrayView path)
{
    const QByteArrayView begin("/ws/notifications/");
    if (!path.startsWith(begin))
        return {};
    path = path.sliced(begin.size());
    if (path.endsWith('/'))
        path.chop(1);
    return model::userIdFromString(QString::fromLatin1(path));
}

} // namespace

HandshakeGate::HandshakeGate(const Authenticator &authenticator, realtime::Hub &hub)
    : m_authenticator(authenticator)
    , m_hub(hub)
{
}

std::variant<Answer, TakeOver> HandshakeGate::decide(const RequestHead &head, const QHostAddress &)
{
    const ops::LogContext context(head.requestId());
    const QByteArray target = head.path();
    const qsizetype mark = target.indexOf('?');
    const std::optional<UserId> inbox = inboxOf(mark < 0 ? target : target.first(mark));
    if (!inbox)
        return handshakeRefusal(refused(404, QStringLiteral("There is no WebSocket at this path.")));

    const std::optional<QString> token = Query(mark < 0 ? QByteArray() : target.sliced(mark + 1)).text(QLatin1String("token"), 8192);
    const Result<Caller> caller = token ? m_authenticator.verify(token->toLatin1())
                                        : m_authenticator.callerOf(head.joined("authorization"));
    if (!caller) {
        const bool unknown = caller.error().code == ErrorCode::Unauthenticated;
        qCInfo(ops::logHttp, "WebSocket handshake refused: %s", unknown ? "no valid token" : "directory unavailable");
        return handshakeRefusal(unknown ? refused(401, caller.error().detail) : caller.error());
    }
    const bool isOwner = caller->userId == inbox;
    if (!isOwner && caller->role != model::Role::Admin)
        return handshakeRefusal(refused(403, QStringLiteral("This is another user's inbox.")));
    if (!isOwner) {
        const Result<bool> known = m_authenticator.isActive(*inbox);
        if (!known)
            return handshakeRefusal(known.error());
        if (!*known)
            return handshakeRefusal(refused(404, QStringLiteral("There is no active user with this id.")));
    }

    const realtime::Handshake handshake {*inbox, caller->userId, caller->expiry, head.joined("sec-websocket-key")};
    return TakeOver([this, handshake](std::unique_ptr<loop::Connection> connection) {
        m_hub.adopt(std::move(connection), handshake);
    });
}

} // namespace mc::http
