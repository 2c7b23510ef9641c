#pragma once

#include "auth/token_verifier.h"
#include "ops/replaceable.h"

namespace mc::auth {

/// A TokenVerifier with the keys of this moment: a token whose key was taken out of the JWKS file is refused from the next call
/// on. For one thread. The settings outlive it, and were tried by TokenVerifier::create() before they came there.
class CurrentVerifier
{
public:
    explicit CurrentVerifier(const ops::Replaceable<TokenSettings> &settings);

    /// As TokenVerifier::verify().
    model::Result<Caller> verify(QByteArrayView token, const QDateTime &now);

private:
    ops::Follower<TokenSettings> m_settings;
    TokenVerifier m_verifier;
};

} // namespace mc::auth
