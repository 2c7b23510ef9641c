#pragma once

#include "auth/login_throttle.h"
#include "auth/password_hasher.h"
#include "auth/refresh_token.h"
#include "auth/token_issuer.h"
#include "http/json_answer.h"
#include "http/request.h"
#include "http/sign_in_log.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// /api/auth/: sign-in with a local password (CONTRACT section 3), and the sessions that come of it (section 12). One per thread that answers requests; hasher and throttle are
/// shared by all.
class AuthResource
{
public:
    AuthResource(store::Store &store, const auth::TokenIssuer &issuer, const auth::PasswordHasher &hasher,
        auth::LoginThrottle &throttle, SignInLog &signIns, const ops::Clock &clock);

    /// {username, password} → {access, refresh, user}. A wrong name and a wrong password look and take the same.
    model::Result<Answer> signIn(const Request &request, work::Work &work);
    /// {refresh} → {access, refresh}. A refresh token is good for one use; used again, it ends its session. That does not hold
    /// for 30 s, until the next one is used: a client that lost the answer gets the same one again (RFC 9700 section 4.14.2).
    model::Result<Answer> refresh(const Request &request, work::Work &work);
    /// {everywhere}: ends the caller's session, or all of the user's. Idempotent.
    model::Result<Answer> signOut(const Request &request, work::Work &work);

private:
    /// What a name and a password come to; the account, if it is open to them.
    struct SignIn
    {
        SignInOutcome outcome;
        store::Account account {};
    };
    model::Result<SignIn> authenticated(const QString &username, const QString &password);
    model::Result<Answer> openSession(const store::Account &account);
    model::Result<store::Renewal> renew(
        const auth::RefreshToken &token, const auth::RefreshToken &next, const QDateTime &now);
    model::Result<QByteArray> accessFor(
        const model::User &user, int epoch, const auth::RefreshToken &refresh, const QDateTime &now) const;

    store::Store &m_store;
    const auth::TokenIssuer &m_issuer;
    const auth::PasswordHasher &m_hasher;
    auth::LoginThrottle &m_throttle;
    SignInLog &m_signIns;
    const ops::Clock &m_clock;
};

} // namespace mc::http
