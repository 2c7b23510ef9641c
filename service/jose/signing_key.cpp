#include "jose/signing_key.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace mc::jose {

namespace {

using OpenKey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Release<BN_clear_free>>;

uint8_t *bytes(QByteArray &text) { return reinterpret_cast<uint8_t *>(text.data()); }
const uint8_t *bytes(const QByteArray &text) { return reinterpret_cast<const uint8_t *>(text.constData()); }

void releaseStream(BIO *stream) { BIO_free(stream); }

OpenKey readPem(const QByteArray &pem)
{
    const std::unique_ptr<BIO, Release<releaseStream>> stream(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    // Without a passphrase: OpenSSL would ask for one on the terminal.
    OpenKey key(PEM_read_bio_PrivateKey(
        stream.get(), nullptr, [](char *, int, int, void *) { return -1; }, nullptr));
    // A failure left in the queue would be taken for one of this thread's next TLS call.
    ERR_clear_error();
    return key;
}

// A part of a key as JWKs have it: big-endian, of `size` bytes if that is given. Empty: there is none.
QByteArray part(EVP_PKEY *key, const char *name, int size = 0)
{
    BIGNUM *found = nullptr;
    EVP_PKEY_get_bn_param(key, name, &found);
    const Number number(found);
    if (!number)
        return {};
    QByteArray text(std::max(size, BN_num_bytes(number.get())), '\0');
    BN_bn2binpad(number.get(), bytes(text), int(text.size()));
    return text;
}

Key rsaKey(EVP_PKEY *key)
{
    QByteArray n = part(key, OSSL_PKEY_PARAM_RSA_N), e = part(key, OSSL_PKEY_PARAM_RSA_E),
               d = part(key, OSSL_PKEY_PARAM_RSA_D);
    cjose_jwk_rsa_keyspec spec {};
    spec.n = bytes(n), spec.nlen = std::size_t(n.size());
    spec.e = bytes(e), spec.elen = std::size_t(e.size());
    spec.d = bytes(d), spec.dlen = std::size_t(d.size());
    return Key(cjose_jwk_create_RSA_spec(&spec, nullptr));
}

Key ecKey(EVP_PKEY *key)
{
    constexpr int size = 32;
    QByteArray d = part(key, OSSL_PKEY_PARAM_PRIV_KEY, size), x = part(key, OSSL_PKEY_PARAM_EC_PUB_X, size),
               y = part(key, OSSL_PKEY_PARAM_EC_PUB_Y, size);
    if (d.size() != size || x.size() != size || y.size() != size)
        return {};
    cjose_jwk_ec_keyspec spec {};
    spec.crv = CJOSE_JWK_EC_P_256;
    spec.d = bytes(d), spec.dlen = size;
    spec.x = bytes(x), spec.xlen = size;
    spec.y = bytes(y), spec.ylen = size;
    return Key(cjose_jwk_create_EC_spec(&spec, nullptr));
}

} // namespace

SigningKey::SigningKey(Key key, const char *algorithm, const QByteArray &keyId)
    : m_key(std::move(key))
    , m_algorithm(algorithm)
    , m_keyId(keyId)
{
}

std::optional<SigningKey> SigningKey::ofSecret(const QByteArray &secret)
{
    Key key(cjose_jwk_create_oct_spec(bytes(secret), std::size_t(secret.size()), nullptr));
    if (!key)
        return {};
    return SigningKey(std::move(key), CJOSE_HDR_ALG_HS256, {});
}

std::optional<SigningKey> SigningKey::ofPem(const QByteArray &pem, const QByteArray &keyId)
{
    const OpenKey opened = readPem(pem);
    if (!opened)
        return {};
    const bool isRsa = EVP_PKEY_is_a(opened.get(), "RSA");
    Key key = isRsa ? rsaKey(opened.get()) : ecKey(opened.get());
    ERR_clear_error();
    if (!key)
        return {};
    return SigningKey(std::move(key), isRsa ? CJOSE_HDR_ALG_RS256 : CJOSE_HDR_ALG_ES256, keyId);
}

QByteArray SigningKey::sign(const QByteArray &claims) const
{
    const Header header(cjose_header_new(nullptr));
    if (!header || !cjose_header_set(header.get(), CJOSE_HDR_ALG, m_algorithm, nullptr)
        || !cjose_header_set(header.get(), "typ", "JWT", nullptr)
        || (!m_keyId.isEmpty() && !cjose_header_set(header.get(), CJOSE_HDR_KID, m_keyId.constData(), nullptr)))
        return {};
    const Signed jws(cjose_jws_sign(m_key.get(), header.get(), bytes(claims), std::size_t(claims.size()), nullptr));
    const char *compact = nullptr;
    return jws && cjose_jws_export(jws.get(), &compact, nullptr) ? QByteArray(compact) : QByteArray();
}

} // namespace mc::jose
