#include "auth/refresh_token.h"

#include "auth/compact_token.h"
#include "auth/sodium.h"

namespace mc::auth {

namespace {

constexpr qsizetype familyBytes = 16;
constexpr qsizetype tokenBytes = 32;
constexpr QByteArrayView sealContext("mediconnect refresh token successor");

QByteArray hashOf(QByteArrayView bytes, QByteArrayView key = {})
{
    startSodium();
    QByteArray hash(32, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<uchar *>(hash.data()), std::size_t(hash.size()),
        reinterpret_cast<const uchar *>(bytes.data()), std::size_t(bytes.size()),
        key.isEmpty() ? nullptr : reinterpret_cast<const uchar *>(key.data()), std::size_t(key.size()));
    return hash;
}

QByteArray random(qsizetype size)
{
    startSodium();
    QByteArray bytes(size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), std::size_t(size));
    return bytes;
}

RefreshToken tokenOf(const QByteArray &bytes)
{
    const QByteArray text = bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return {.token = text, .hash = hashOf(text), .family = hashOf(bytes.first(familyBytes))};
}

QByteArray bytesOf(QByteArrayView text)
{
    return QByteArray::fromBase64(text.toByteArray(), QByteArray::Base64UrlEncoding);
}

// A pad for one use: a token has one successor. It tells nothing of the token's hash, nor the hash of it.
QByteArray padded(const RefreshToken &token, QByteArray bytes)
{
    const QByteArray pad = hashOf(token.token, sealContext);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(bytes[i] ^ pad[i]);
    return bytes;
}

} // namespace

RefreshToken newRefreshToken() { return tokenOf(random(tokenBytes)); }

std::optional<RefreshToken> refreshTokenFrom(QByteArrayView text)
{
    if (text.size() != 43 || !isCanonicalBase64Url(text))
        return {};
    return tokenOf(bytesOf(text));
}

RefreshToken successorOf(const RefreshToken &token)
{
    return tokenOf(bytesOf(token.token).first(familyBytes) + random(tokenBytes - familyBytes));
}

QByteArray sealedSuccessor(const RefreshToken &token, const RefreshToken &successor)
{
    return padded(token, bytesOf(successor.token));
}

std::optional<RefreshToken> openedSuccessor(const RefreshToken &token, const QByteArray &sealed)
{
    if (sealed.size() != tokenBytes)
        return {};
    const RefreshToken successor = tokenOf(padded(token, sealed));
    return successor.family == token.family ? std::optional(successor) : std::nullopt;
}

} // namespace mc::auth
