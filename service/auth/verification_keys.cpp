#include "auth/verification_keys.h"

#include <openssl/err.h>

#include <cstring>

namespace mc::auth {

namespace {

constexpr int mostTries = 8;
constexpr std::size_t leastRsaBits = 2048;
constexpr std::size_t mostRsaBits = 8192;

constexpr qsizetype base64Characters(std::size_t bytes) { return qsizetype((bytes * 4 + 2) / 3); }

model::Error badSetting(const char *key, const char *code, const char *sentence)
{
    return model::fieldError(QString::fromLatin1(key), QString::fromLatin1(code), QString::fromLatin1(sentence));
}

model::Error badKeySet(const char *sentence) { return badSetting("auth/jwks_file", "invalid", sentence); }

/// Absent, or that very string.
bool absentOr(const json_t *jwk, const char *name, QByteArrayView wanted)
{
    return !json_object_get(jwk, name) || jose::textOf(jwk, name) == wanted;
}

/// RFC 7517 sections 4.2 to 4.4: the key may be used to check signatures of that algorithm.
bool mayVerify(const json_t *jwk, QByteArrayView algorithm)
{
    const json_t *operations = json_object_get(jwk, "key_ops");
    bool allowed = !operations;
    for (std::size_t i = 0; i < json_array_size(operations); ++i) {
        const char *operation = json_string_value(json_array_get(operations, i));
        allowed = allowed || (operation && QByteArrayView(operation) == "verify");
    }
    return allowed && absentOr(jwk, "use", "sig") && absentOr(jwk, "alg", algorithm);
}

/// Imports the named members alone: private parts of a key that should not stand in the file are not even read.
jose::Key import(const json_t *jwk, std::initializer_list<const char *> members)
{
    jose::Json publicPart(json_object());
    json_object_set(publicPart.get(), "kty", json_object_get(jwk, "kty"));
    for (const char *name : members) {
        if (qstrcmp(name, "crv") != 0 && !isCanonicalBase64Url(jose::textOf(jwk, name)))
            return {};
        json_object_set(publicPart.get(), name, json_object_get(jwk, name));
    }
    const jose::Text text(json_dumps(publicPart.get(), JSON_COMPACT));
    jose::Key key(text ? cjose_jwk_import(text.get(), std::strlen(text.get()), nullptr) : nullptr);
    if (!key)
        ERR_clear_error();
    return key;
}

} // namespace

model::Result<VerificationKeys> VerificationKeys::create(const TokenSettings &settings)
{
    VerificationKeys keys;
    if (!settings.secret.isEmpty()) {
        if (const auto added = keys.addSecret(settings.secret); !added)
            return added.error();
    }
    if (!settings.jwks.isEmpty()) {
        if (const auto added = keys.addKeySet(settings.jwks); !added)
            return added.error();
    }
    if (keys.m_keys.empty() && !settings.fetchesKeys)
        return badSetting("auth/jwt_secret", "required", "Set this or auth/jwks_file: tokens need a key.");
    return keys;
}

bool VerificationKeys::serves(Algorithm algorithm) const
{
    return std::any_of(m_keys.begin(), m_keys.end(), [=](const auto &key) { return key.algorithm == algorithm; });
}

bool VerificationKeys::knows(const TokenHeader &header) const
{
    return std::any_of(m_keys.begin(), m_keys.end(), [&header](const VerificationKey &key) {
        return key.algorithm == header.algorithm && (!header.keyId || key.keyId == *header.keyId);
    });
}

bool VerificationKeys::verify(const TokenHeader &header, const CompactToken &token, cjose_jws_t *jws) const
{
    int tries = 0;
    for (const VerificationKey &candidate : m_keys) {
        const bool named = !header.keyId || candidate.algorithm == Algorithm::HS256 || candidate.keyId == *header.keyId;
        // cjose compares an HMAC in constant time (cjose_const_memcmp), but looks at the length only afterwards: a
        // shorter signature would be read beyond its end. So lengths are settled here.
        if (candidate.algorithm != header.algorithm || !named
            || candidate.signatureCharacters != token.signature.size())
            continue;
        if (cjose_jws_verify(jws, candidate.key.get(), nullptr))
            return true;
        // A failure left in OpenSSL's queue would be taken for one of this thread's next TLS call.
        ERR_clear_error();
        if (++tries == mostTries)
            break;
    }
    return false;
}

model::Result<void> VerificationKeys::addSecret(const QByteArray &secret)
{
    if (secret.size() < leastSecretBytes)
        return badSetting("auth/jwt_secret", "too_short", "Must have at least 32 bytes.");
    jose::Key key(cjose_jwk_create_oct_spec(
        reinterpret_cast<const uint8_t *>(secret.constData()), std::size_t(secret.size()), nullptr));
    if (!key)
        return badSetting("auth/jwt_secret", "invalid", "Can't be used as a key.");
    m_keys.push_back(
        {.algorithm = Algorithm::HS256, .signatureCharacters = base64Characters(32), .key = std::move(key)});
    return {};
}

model::Result<void> VerificationKeys::addKeySet(const QByteArray &jwks)
{
    const jose::Json set = jose::readObject(jwks);
    const json_t *keys = json_object_get(set.get(), "keys");
    if (!json_is_array(keys))
        return badKeySet("Must be a JSON Web Key Set: an object with an array named keys.");
    const std::size_t before = m_keys.size();
    for (std::size_t i = 0; i < json_array_size(keys); ++i) {
        if (auto key = publicKey(json_array_get(keys, i)))
            m_keys.push_back(std::move(*key));
    }
    if (m_keys.size() == before)
        return badKeySet("Holds no public key for RS256 (RSA, 2048 bits or more) or ES256 (P-256).");
    return {};
}

std::optional<VerificationKeys::VerificationKey> VerificationKeys::publicKey(const json_t *jwk)
{
    const QByteArray keyId = jose::textOf(jwk, "kid").toByteArray();
    if (jose::textOf(jwk, "kty") == "RSA" && mayVerify(jwk, "RS256")) {
        jose::Key key = import(jwk, {"n", "e"});
        const std::size_t bits = key ? cjose_jwk_get_keysize(key.get(), nullptr) : 0;
        if (bits >= leastRsaBits && bits <= mostRsaBits)
            return VerificationKey {.algorithm = Algorithm::RS256,
                .keyId = keyId,
                .signatureCharacters = base64Characters((bits + 7) / 8),
                .key = std::move(key)};
    }
    if (jose::textOf(jwk, "kty") == "EC" && jose::textOf(jwk, "crv") == "P-256" && mayVerify(jwk, "ES256")) {
        if (jose::Key key = import(jwk, {"crv", "x", "y"}))
            return VerificationKey {.algorithm = Algorithm::ES256,
                .keyId = keyId,
                .signatureCharacters = base64Characters(64),
                .key = std::move(key)};
    }
    return {};
}

} // namespace mc::auth
