#pragma once

#include "ops/settings.h"

namespace mc::auth {

/// What the claims of an identity provider's tokens mean.
struct ProviderClaims
{
    QString issuer {}; ///< empty: as for the secret's tokens
    QString subject = QStringLiteral("sub"); ///< a way to the claim (claim_path.h), as `role`
    ops::SubjectMeaning subjectIs = ops::SubjectMeaning::Automatic;
    QString role = QStringLiteral("role");
    QList<model::RoleValue> roleValues {};
};

/// How tokens are signed and what they must say (CONTRACT section 2, keys auth/…). What the secret signed is of this service and
/// the platform's modules, what the public keys check is the identity provider's.
struct TokenSettings
{
    QByteArray secret {}; ///< HS256, at least 32 bytes; empty: none
    QByteArray jwks {}; ///< a JWKS (RFC 7517); empty: none, or none yet
    QString issuer {}; ///< empty: not checked, not minted
    QString audience {}; ///< empty: not checked, not minted
    ProviderClaims provider {};
    bool fetchesKeys = false; ///< the JWKS comes from the identity provider, and may still be to come
};

/// RFC 7518 section 3.2: a key of the hash's size or larger.
inline constexpr int leastSecretBytes = 32;

} // namespace mc::auth
