#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <optional>

namespace mc::auth {

/// What a client exchanges for a new access token, and the next refresh token. It means nothing by itself: the database knows it by
/// its hash, and never holds the token.
///
/// 43 characters: 32 random bytes in base64url without padding. The first 16 are the family's, the same in all tokens of one
/// session: so one that was exchanged long ago still tells whose it was.
struct RefreshToken
{
    QByteArray token;
    QByteArray hash; ///< BLAKE2b-256 of the text. Plain, since 128 random bits can't be guessed from it.
    QByteArray family; ///< the same of the family's 16 bytes
    bool operator==(const RefreshToken &) const = default;
};

/// All of these are thread-safe.

/// The first one of a new family.
RefreshToken newRefreshToken();
/// One that was shown; nothing when it can't be one of ours.
std::optional<RefreshToken> refreshTokenFrom(QByteArrayView text);
/// A new one of the same family.
RefreshToken successorOf(const RefreshToken &token);

/// The successor in a form that nothing but `token` itself opens: what the database may keep for a client that lost the answer.
QByteArray sealedSuccessor(const RefreshToken &token, const RefreshToken &successor);
/// Nothing when it is not that token's.
std::optional<RefreshToken> openedSuccessor(const RefreshToken &token, const QByteArray &sealed);

} // namespace mc::auth
