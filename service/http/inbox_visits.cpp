#include "http/inbox_visits.h"

#include "http/audit_entry.h"
#include "ops/log_categories.h"
#include "ops/log_context.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

Error refusedHandshake(int status, const QString &detail)
{
    return {.code = ErrorCode::WebSocketRefused, .detail = detail, .status = status};
}

Error refusedCaller(const Error &reason)
{
    const bool isUnknown = reason.code == ErrorCode::Unauthenticated;
    qCInfo(ops::logHttp, "WebSocket handshake refused: %s",
        isUnknown ? "no valid token" : "the caller can't be judged now");
    return isUnknown ? refusedHandshake(401, reason.detail) : reason;
}

Result<void> mayListen(const auth::Caller &caller, std::optional<model::UserId> inbox)
{
    if (caller.role == model::Role::Admin || (inbox && caller.userId == inbox))
        return {};
    return refusedHandshake(
        403, inbox ? QStringLiteral("This is another user's inbox.") : QStringLiteral("This is for admins only."));
}

InboxVisits::InboxVisits(const Authenticator &authenticator, store::Store &store, const ops::Clock &clock)
    : m_authenticator(authenticator)
    , m_store(store)
    , m_clock(clock)
{
}

Result<realtime::Handshake> InboxVisits::judge(const InboxVisit &claimed) const
{
    const ops::LogContext context(claimed.requestId);
    const Result<auth::Caller> confirmed = m_authenticator.confirm(claimed.caller);
    if (!confirmed)
        return refusedCaller(confirmed.error());
    const InboxVisit visit = claimed.of(*confirmed);
    if (const Result<void> may = mayListen(*confirmed, visit.inbox); !may)
        return may.error();
    realtime::Handshake handshake = visit.handshake();
    if (visit.isOwn())
        return handshake;
    if (const Result<void> isThere = visit.inbox ? findOwner(*visit.inbox) : Result<void>(); !isThere)
        return isThere.error();
    // Nobody listens to what is not theirs unrecorded.
    store::AuditEntry entry = auditEntry(
        visit.inbox ? "inbox.opened" : "deliveries.opened", visit.caller, visit.peer, visit.requestId, m_clock.now());
    if (visit.inbox)
        entry.targetId = QString::number(visit.inbox->value);
    entry.records = {{visit.inbox, 1}};
    if (!m_store.auditLog.add(entry))
        return Error {.code = ErrorCode::Unavailable,
            .detail = QStringLiteral("This could not be recorded, so it is not let through. Try again."),
            .retryAfter = 1};
    handshake.visit = std::make_shared<const store::AuditEntry>(entry);
    return handshake;
}

Result<void> InboxVisits::findOwner(model::UserId inbox) const
{
    const Result<bool> isActive = m_authenticator.isActive(inbox);
    if (!isActive)
        return isActive.error();
    return *isActive ? Result<void>() : refusedHandshake(404, QStringLiteral("There is no active user with this id."));
}

} // namespace mc::http
