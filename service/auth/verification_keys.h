#pragma once

#include "auth/compact_token.h"
#include "auth/token_settings.h"
#include "jose/jose.h"
#include "model/result.h"

#include <vector>

namespace mc::auth {

/// The keys tokens are checked with: the secret and the public keys of a JWKS (RFC 7517), each bound to the one algorithm
/// it serves, so that a public key is never taken for a secret.
///
/// Owned by a TokenVerifier, on its thread.
class VerificationKeys
{
public:
    /// Of the set, keys are taken that are RSA of 2048 to 8192 bits (RS256) or EC on P-256 (ES256), and whose `use`,
    /// `key_ops` and `alg`, where given, fit; the rest is skipped. Errors name auth/jwt_secret or auth/jwks_file: the
    /// secret too short, no JWKS, no usable key in it, nothing set.
    static model::Result<VerificationKeys> create(const TokenSettings &settings);

    bool serves(Algorithm algorithm) const;
    /// Whether there is a public key that may have made a signature with that header.
    bool knows(const TokenHeader &header) const;

    /// Whether one of the keys made that signature. `kid` chooses among the public keys; without it, up to eight of the
    /// algorithm's are tried.
    bool verify(const TokenHeader &header, const CompactToken &token, cjose_jws_t *jws) const;

private:
    struct VerificationKey
    {
        Algorithm algorithm;
        QByteArray keyId {}; ///< empty: none
        qsizetype signatureCharacters; ///< of every signature made with it, in base64url
        jose::Key key;
    };

    model::Result<void> addSecret(const QByteArray &secret);
    model::Result<void> addKeySet(const QByteArray &jwks);
    static std::optional<VerificationKey> publicKey(const json_t *jwk);

    std::vector<VerificationKey> m_keys;
};

} // namespace mc::auth
