#include "auth/compact_token.h"

#include "jose/jose.h"

#include <array>

namespace mc::auth {

namespace {

constexpr qsizetype mostTokenBytes = 8 * 1024;

/// The six bits a base64url character stands for, -1 for every other byte.
constexpr std::array<qint8, 256> sixBits = [] {
    std::array<qint8, 256> table {};
    table.fill(-1);
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < 64; ++i)
        table[uchar(alphabet[i])] = qint8(i);
    return table;
}();

std::optional<Algorithm> algorithmFromWord(QByteArrayView word)
{
    if (word == "HS256")
        return Algorithm::HS256;
    if (word == "RS256")
        return Algorithm::RS256;
    if (word == "ES256")
        return Algorithm::ES256;
    return {};
}

/// RFC 7519 section 5.1 and RFC 9068 section 2.1; media types compare without case, "application/" may be left out.
bool isTokenType(QByteArrayView type)
{
    QByteArray word = type.toByteArray().toLower();
    if (word.startsWith("application/"))
        word.remove(0, qsizetype(sizeof "application/") - 1);
    return word == "jwt" || word == "at+jwt";
}

} // namespace

bool isCanonicalBase64Url(QByteArrayView text)
{
    for (const char c : text) {
        if (sixBits[uchar(c)] < 0)
            return false;
    }
    switch (text.size() % 4) {
    case 0:
        return !text.isEmpty();
    case 2:
        return (sixBits[uchar(text.back())] & 0b1111) == 0;
    case 3:
        return (sixBits[uchar(text.back())] & 0b11) == 0;
    default:
        return false;
    }
}

std::optional<CompactToken> splitToken(QByteArrayView text)
{
    if (text.size() > mostTokenBytes)
        return {};
    const qsizetype first = text.indexOf('.');
    const qsizetype last = text.lastIndexOf('.');
    if (first < 0 || first == last)
        return {};
    // A third dot would stand in the payload, where the alphabet has none.
    const CompactToken token {.header = text.first(first),
        .payload = text.sliced(first + 1, last - first - 1),
        .signature = text.sliced(last + 1)};
    const bool whole = isCanonicalBase64Url(token.header) && isCanonicalBase64Url(token.payload)
        && isCanonicalBase64Url(token.signature);
    return whole ? std::optional(token) : std::nullopt;
}

model::Result<TokenHeader> readHeader(QByteArrayView segment)
{
    const jose::Json json = jose::readObject(
        QByteArray::fromBase64(segment.toByteArray(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    if (!json)
        return invalidToken("The token's header is not a JSON object.");
    const std::optional<Algorithm> algorithm = algorithmFromWord(jose::textOf(json.get(), "alg"));
    if (!algorithm)
        return invalidToken("The token's algorithm is not accepted.");
    for (const char *name : {"crit", "jwk", "jku", "x5c", "x5u"}) {
        if (json_object_get(json.get(), name))
            return invalidToken("The token's header has a member that is not accepted.");
    }
    if (json_object_get(json.get(), "typ") && !isTokenType(jose::textOf(json.get(), "typ")))
        return invalidToken("The token's type is not JWT.");

    TokenHeader header {*algorithm, {}};
    if (const json_t *keyId = json_object_get(json.get(), "kid")) {
        if (!json_is_string(keyId))
            return invalidToken("The token's key id is not a string.");
        header.keyId = jose::textOf(json.get(), "kid").toByteArray();
    }
    return header;
}

model::Error invalidToken(const char *sentence)
{
    return {model::ErrorCode::Unauthenticated, QString::fromLatin1(sentence)};
}

} // namespace mc::auth
