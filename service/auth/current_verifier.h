#pragma once

#include "auth/key_supply.h"
#include "auth/token_verifier.h"
#include "ops/replaceable.h"

namespace mc::auth {

/// A TokenVerifier with the keys of this moment: a token whose key was taken out of the JWKS file is refused from the next call
/// on. For one thread. The settings outlive it, and were tried by TokenVerifier::create() before they came there.
class CurrentVerifier
{
public:
    /// `supply` is asked for keys that are missing, and outlives this; null: there are no others.
    CurrentVerifier(const ops::Replaceable<TokenSettings> &settings, KeySupply *supply);

    /// As TokenVerifier::verify(). Unavailable: the token's key is being fetched, so nobody can tell yet.
    model::Result<Caller> verify(QByteArrayView token, const QDateTime &now);

private:
    ops::Follower<TokenSettings> m_settings;
    KeySupply *const m_supply;
    TokenVerifier m_verifier;
};

} // namespace mc::auth
