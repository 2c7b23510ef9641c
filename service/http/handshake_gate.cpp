#include "http/handshake_gate.h"

#include "http/audit_entry.h"
#include "http/query.h"
#include "http/rate_limit.h"
#include "ops/log_categories.h"
#include "ops/log_context.h"
#include "realtime/hub.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::UserId;

namespace {

Error refused(int status, const QString &detail)
{
    return {.code = ErrorCode::WebSocketRefused, .detail = detail, .status = status};
}

Result<realtime::Handshake> refused(Error error)
{
    error.code = ErrorCode::WebSocketRefused;
    error.status = 400;
    return error;
}

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

HandshakeGate::HandshakeGate(const Authenticator &authenticator, RateLimiter &limiter, store::Store &store,
    const ops::Clock &clock, realtime::Hub &hub, RequestMetrics &metrics)
    : m_authenticator(authenticator)
    , m_limiter(limiter)
    , m_store(store)
    , m_clock(clock)
    , m_hub(hub)
    , m_metrics(metrics)
{
}

std::variant<admission::Answer, admission::TakeOver> HandshakeGate::decide(
    const admission::RequestHead &head, const QHostAddress &peer)
{
    const ops::LogContext context(head.requestId());
    const QByteArray target = head.path();
    const qsizetype mark = target.indexOf('?');
    Query query(mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1));
    const std::optional<Error> misuse = query.misuse({"token"});
    const std::optional<QString> token = query.text(QLatin1String("token"), 8192);
    const Result<auth::Caller> caller
        = token ? m_authenticator.verify(token->toLatin1()) : m_authenticator.callerOf(head.joined("authorization"));

    const RateLimit limit(m_limiter, caller ? keyOf(*caller) : networkOf(peer));
    const std::optional<Error> tooMany = limit.refusal();
    if (tooMany)
        m_metrics.overLimit();
    const Result<UserId> inbox = tooMany ? *tooMany : inboxFor(mark < 0 ? target : target.first(mark), caller);
    const Result<realtime::Handshake> handshake = !inbox ? inbox.error()
        : misuse                                         ? refused(*misuse)
                                                         : handshakeFor(*inbox, *caller, head, peer);
    if (!handshake) {
        admission::Answer refusal = admission::handshakeRefusal(handshake.error());
        limit.describe(refusal);
        m_metrics.handshake(refusal.status);
        return refusal;
    }
    m_metrics.handshake(101);
    return admission::TakeOver([this, handshake = *handshake](std::unique_ptr<loop::Connection> connection) {
        m_hub.adopt(std::move(connection), handshake);
    });
}

// The inbox that the path names, when the caller may listen to it.
Result<UserId> HandshakeGate::inboxFor(QByteArrayView path, const Result<auth::Caller> &caller) const
{
    const std::optional<UserId> inbox = inboxOf(path);
    if (!inbox)
        return refused(404, QStringLiteral("There is no WebSocket at this path."));
    if (!caller) {
        const bool unknown = caller.error().code == ErrorCode::Unauthenticated;
        qCInfo(ops::logHttp, "WebSocket handshake refused: %s", unknown ? "no valid token" : "directory unavailable");
        return unknown ? refused(401, caller.error().detail) : caller.error();
    }
    if (caller->userId == inbox)
        return *inbox;
    if (caller->role != model::Role::Admin)
        return refused(403, QStringLiteral("This is another user's inbox."));
    const Result<bool> known = m_authenticator.isActive(*inbox);
    if (!known)
        return known.error();
    if (!*known)
        return refused(404, QStringLiteral("There is no active user with this id."));
    return *inbox;
}

// Nobody listens to another's inbox unrecorded.
Result<realtime::Handshake> HandshakeGate::handshakeFor(
    UserId inbox, const auth::Caller &caller, const admission::RequestHead &head, const QHostAddress &peer) const
{
    realtime::Handshake handshake {
        .inbox = inbox, .caller = caller.userId, .expiresAt = caller.expiry, .key = head.joined("sec-websocket-key")};
    if (caller.userId == inbox)
        return handshake;
    store::AuditEntry visit = auditEntry("inbox.opened", caller, peer, head.requestId(), m_clock.now());
    visit.targetId = QString::number(inbox.value);
    visit.records = {{inbox, 1}};
    if (!m_store.auditLog.add(visit))
        return Error {.code = ErrorCode::Unavailable,
            .detail = QStringLiteral("This could not be recorded, so it is not let through. Try again."),
            .retryAfter = 1};
    handshake.visit = std::make_shared<const store::AuditEntry>(visit);
    return handshake;
}

} // namespace mc::http
