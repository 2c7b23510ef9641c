#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace mc::auth {

/// What a client exchanges for a new access token. It means nothing by itself: the database knows it by its hash, and
/// never holds the token.
struct RefreshToken
{
    QByteArray token; ///< 43 characters: 32 random bytes in base64url without padding
    QByteArray hash; ///< refreshTokenHash(token)
};

/// Thread-safe.
RefreshToken newRefreshToken();

/// BLAKE2b-256 of the token's text, 32 bytes. Plain, since 256 random bits can't be guessed from it. Thread-safe.
QByteArray refreshTokenHash(QByteArrayView token);

} // namespace mc::auth
