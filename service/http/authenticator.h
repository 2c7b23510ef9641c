#pragma once

#include "auth/current_verifier.h"
#include "http/known_tokens.h"
#include "http/known_users.h"
#include "ops/clock.h"
#include "store/store.h"

namespace mc::http {

/// Tells who calls and whether the directory knows them: a valid token of an active user, or of a module of the platform
/// (CONTRACT section 3). A person's role is the lesser of the token's and the directory's (section 11), and what was given before
/// their sessions were ended is refused, as is a token that was withdrawn (section 12). The token tells by itself; of the directory, what is remembered is told at
/// once, and the rest by asking the database. One per thread that serves sockets or answers requests.
class Authenticator
{
public:
    Authenticator(auth::CurrentVerifier &verifier, const KnownTokens &knownTokens, KnownUsers &knownUsers,
        store::Store &store, const ops::Clock &clock);

    /// Who a token speaks for, from the value of an Authorization header. Errors: unauthenticated; unavailable while the token's key is
    /// fetched, or when it can't be told whether the token was withdrawn.
    model::Result<auth::Caller> callerOf(const QByteArray &authorization) const;
    /// From the token itself.
    model::Result<auth::Caller> verify(QByteArrayView token) const;

    /// The caller with what is remembered of them, their id among it; nothing: the directory has to be asked. Error: unauthenticated, when it is
    /// remembered that they may not come in. Waits for nobody.
    model::Result<std::optional<auth::Caller>> remembered(const auth::Caller &caller) const;

    /// The same, asking the directory if need be, which notes that they were seen. Errors: unauthenticated; unavailable when the
    /// directory can't be asked.
    model::Result<auth::Caller> confirm(const auth::Caller &caller) const;
    /// Whether the directory knows the user as active. Error: unavailable.
    model::Result<bool> isActive(model::UserId user) const;

private:
    model::Result<store::KnownStanding> knownAs(const QString &externalId) const;
    template<typename Ask>
    model::Result<store::Standing> known(model::UserId user, Ask ask) const;

    auth::CurrentVerifier &m_verifier;
    const KnownTokens &m_knownTokens;
    KnownUsers &m_knownUsers;
    store::Store &m_store;
    const ops::Clock &m_clock;
};

/// The token in the value of an Authorization header; empty: there is none.
QByteArrayView bearerToken(QByteArrayView authorization);
/// When the caller's token was given.
store::Grant grantOf(const auth::Caller &caller);

} // namespace mc::http
