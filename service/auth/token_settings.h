#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace mc::auth {

/// How tokens are signed and what they must say (CONTRACT section 2, keys auth/…). At least one of secret and jwks is
/// set in a service that runs.
struct TokenSettings
{
    QByteArray secret {}; ///< HS256, at least 32 bytes; empty: none
    QByteArray jwks {}; ///< the bytes of the JWKS file (RFC 7517); empty: none
    QString issuer {}; ///< empty: not checked, not minted
    QString audience {}; ///< empty: not checked, not minted
};

/// RFC 7518 section 3.2: a key of the hash's size or larger.
inline constexpr int leastSecretBytes = 32;

} // namespace mc::auth
