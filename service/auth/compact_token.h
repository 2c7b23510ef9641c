#pragma once

#include "model/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <optional>

namespace mc::auth {

/// The algorithms this service knows (RFC 7518 section 3.1). `none` is not among them.
enum class Algorithm { HS256, RS256, ES256 };

/// A compact JWS (RFC 7515 section 7.1) cut at its dots; the views point into the caller's text.
struct CompactToken
{
    QByteArrayView header;
    QByteArrayView payload;
    QByteArrayView signature;
};

/// What matters of a token's header.
struct TokenHeader
{
    Algorithm algorithm = Algorithm::HS256;
    std::optional<QByteArray> keyId;
};

/// Whether the text is base64url as RFC 7515 section 2 wants it: not empty, no padding, no other characters, and in the
/// one canonical form (the bits left over are zero), so that no two texts mean the same bytes.
///
/// Nothing goes to cjose that did not pass here: its decoder ends the whole process at "A===" (an assertion, up to
/// 0.6.2.1), and takes anything after a '='.
bool isCanonicalBase64Url(QByteArrayView text);

/// The token's three segments, each canonical base64url; nothing when it has another shape or more than 8 KiB.
std::optional<CompactToken> splitToken(QByteArrayView text);

/// Reads and checks a header segment. Refused: unknown algorithms, `crit`, keys that come with the token (`jwk`, `jku`,
/// `x5c`, `x5u`), a `typ` that is no JWT's.
model::Result<TokenHeader> readHeader(QByteArrayView segment);

/// The one error of this room's tokens: Unauthenticated, with a sentence that holds no character RFC 6750 section 3
/// forbids in `error_description`.
model::Error invalidToken(const char *sentence);

} // namespace mc::auth
