#pragma once

#include "auth/caller.h"
#include "auth/token_settings.h"
#include "model/result.h"

#include <memory>

namespace mc::auth {

class VerificationKeys;

/// Tells who calls from a bearer token: a compact JWS signed with HS256, RS256 or ES256 (CONTRACT sections 3 and 11).
///
/// Only algorithms that a configured key serves are accepted. Each worker owns one for its life and uses it on its own
/// thread alone; imported keys are kept in it.
class TokenVerifier
{
public:
    /// The error names the setting that is wrong: auth/jwt_secret or auth/jwks_file. Without any key when they are still to come.
    static model::Result<TokenVerifier> create(const TokenSettings &settings);

    TokenVerifier(TokenVerifier &&) noexcept;
    TokenVerifier &operator=(TokenVerifier &&) noexcept;
    ~TokenVerifier();

    /// The caller, or Unauthenticated with a detail fit for `WWW-Authenticate: Bearer error="invalid_token",
    /// error_description="…"`: ASCII, no quotes, nothing of the token.
    model::Result<Caller> verify(QByteArrayView token, const QDateTime &now) const;

    /// The id of a key that the token names, and that may be among the identity provider's though it is not at hand; empty when it
    /// names none and none is at hand. Nothing for every other token, and where keys are not fetched.
    std::optional<QByteArray> missingKey(QByteArrayView token) const;

private:
    TokenVerifier(const TokenSettings &settings, VerificationKeys keys);

    TokenSettings m_settings;
    std::unique_ptr<VerificationKeys> m_keys;
};

} // namespace mc::auth
