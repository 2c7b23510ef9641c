#pragma once

#include "auth/caller.h"
#include "auth/token_settings.h"
#include "model/result.h"

namespace mc::auth {

/// Whether a token of that role may carry that subject (CONTRACT section 3): a user id in decimal for people, 1 to 128
/// visible characters for Role::Service.
bool isValidSubject(const QString &subject, model::Role role);

/// Whose key signed a token.
enum class SignedBy {
    Secret, ///< this service and the platform's modules
    Provider, ///< the identity provider, whose claims have names of their own
};

/// Reads and checks the claims of a token whose signature was found valid. `exp` and `nbf` get 5 s of leeway (CONTRACT
/// section 11); `iss` and `aud` are checked when the settings name them (RFC 7519 section 4.1).
model::Result<Caller> callerFromClaims(
    QByteArrayView payload, const TokenSettings &settings, SignedBy signer, const QDateTime &now);

} // namespace mc::auth
