#pragma once

#include "auth/token_verifier.h"
#include "http/known_users.h"
#include "ops/clock.h"
#include "store/store.h"

namespace mc::http {

/// Tells who calls and whether the directory knows them: a valid token of an active user, or of a module of the platform
/// (CONTRACT section 3). One a worker, on its thread.
class Authenticator
{
public:
    Authenticator(
        const auth::TokenVerifier &verifier, KnownUsers &knownUsers, store::Store &store, const ops::Clock &clock);

    /// From the value of an Authorization header. Errors: unauthenticated; unavailable when the directory can't be asked.
    model::Result<auth::Caller> callerOf(const QByteArray &authorization) const;
    /// From the token itself.
    model::Result<auth::Caller> verify(QByteArrayView token) const;
    /// Whether the directory knows the user as active. Error: unavailable.
    model::Result<bool> isActive(model::UserId user) const;

private:
    /// The same for one who calls just now, which the directory notes.
    model::Result<bool> isActiveCaller(model::UserId user) const;
    template<typename Ask>
    model::Result<bool> known(model::UserId user, Ask ask) const;

    const auth::TokenVerifier &m_verifier;
    KnownUsers &m_knownUsers;
    store::Store &m_store;
    const ops::Clock &m_clock;
};

} // namespace mc::http
