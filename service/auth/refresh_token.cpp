#include "auth/refresh_token.h"

#include "auth/sodium.h"

namespace mc::auth {

RefreshToken newRefreshToken()
{
    startSodium();
    QByteArray random(32, Qt::Uninitialized);
    randombytes_buf(random.data(), std::size_t(random.size()));
    const QByteArray token = random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return {token, refreshTokenHash(token)};
}

QByteArray refreshTokenHash(QByteArrayView token)
{
    startSodium();
    QByteArray hash(32, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<uchar *>(hash.data()), std::size_t(hash.size()),
        reinterpret_cast<const uchar *>(token.data()), std::size_t(token.size()), nullptr, 0);
    return hash;
}

} // namespace mc::auth
