#pragma once

#include "auth/caller.h"
#include "http/authenticator.h"
#include "ops/clock.h"
#include "realtime/handshake.h"
#include "store/store.h"

#include <QtNetwork/QHostAddress>

namespace mc::http {

/// Somebody with a valid token at the door of an inbox: their own, or any when they are an admin; or at that of all deliveries.
struct InboxVisit
{
    std::optional<model::UserId> inbox; ///< absent: all deliveries, for admins
    auth::Caller caller;
    QByteArray key; ///< Sec-WebSocket-Key
    bool offersSubprotocol = false;
    QByteArray requestId;
    QHostAddress peer; ///< or the client that a trusted proxy names

    /// The same visit of that caller, of whom the directory has told more.
    InboxVisit of(const auth::Caller &known) const
    {
        InboxVisit visit = *this;
        visit.caller = known;
        return visit;
    }
    bool isOwn() const { return inbox && caller.userId == inbox; }
    realtime::Handshake handshake() const
    {
        return {.inbox = inbox,
            .caller = caller.userId,
            .grant = grantOf(caller),
            .tokenId = caller.tokenId,
            .expiresAt = caller.expiry,
            .key = key,
            .offersSubprotocol = offersSubprotocol};
    }
};

/// Asks the database about visits: whether the directory knows both as active, and keeps in the audit log who listens to another's
/// inbox. One per thread that answers requests.
class InboxVisits
{
public:
    InboxVisits(const Authenticator &authenticator, store::Store &store, const ops::Clock &clock);

    /// Errors: unauthenticated; 403 for who is no admin by now; 404 for an unknown or inactive owner; unavailable, also when the visit can't be recorded.
    model::Result<realtime::Handshake> judge(const InboxVisit &visit) const;

private:
    model::Result<void> findOwner(model::UserId inbox) const;

    const Authenticator &m_authenticator;
    store::Store &m_store;
    const ops::Clock &m_clock;
};

/// What a caller meets who may not listen there: to their own inbox, or to anything when they are an admin.
model::Result<void> mayListen(const auth::Caller &caller, std::optional<model::UserId> inbox);

/// An error of a handshake, with that status.
model::Error refusedHandshake(int status, const QString &detail);
/// Why a caller was not let in: no valid token, or a directory that can't be asked.
model::Error refusedCaller(const model::Error &reason);

} // namespace mc::http
