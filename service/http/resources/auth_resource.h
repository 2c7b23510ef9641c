#pragma once

#include "auth/login_throttle.h"
#include "auth/password_hasher.h"
#include "auth/token_issuer.h"
#include "http/json_answer.h"
#include "http/request.h"
#include "ops/clock.h"
#include "store/store.h"
#include "work/work.h"

namespace mc::http {

/// /api/auth/: sign-in with a local password (CONTRACT section 3). One per thread that answers requests; hasher and throttle are
/// shared by all.
class AuthResource
{
public:
    AuthResource(store::Store &store, const auth::TokenIssuer &issuer, const auth::PasswordHasher &hasher,
        auth::LoginThrottle &throttle, const ops::Clock &clock);

    /// {username, password} → {access, refresh, user}. A wrong name and a wrong password look and take the same.
    model::Result<Answer> signIn(const Request &request, work::Work &work);
    /// {refresh} → {access}.
    model::Result<Answer> refresh(const Request &request, work::Work &work);

private:
    model::Result<model::User> authenticated(const QString &username, const QString &password);
    model::Result<Answer> openSession(const model::User &user);

    store::Store &m_store;
    const auth::TokenIssuer &m_issuer;
    const auth::PasswordHasher &m_hasher;
    auth::LoginThrottle &m_throttle;
    const ops::Clock &m_clock;
};

} // namespace mc::http
