#pragma once

#include "auth/token_verifier.h"
#include "jose/jose.h"
#include "model/times.h"

#include <QtCore/QByteArray>
#include <QtCore/QMessageAuthenticationCode>

/// What tests of tokens share: signing tokens of any shape, sound or not, and a verifier's verdict on them.
namespace token_fixture {

namespace jose = mc::jose;

inline QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Any header and payload with a true HMAC-SHA-256 over them, made without the library under test.
inline QByteArray hs256(const QByteArray &header, const QByteArray &payload, const QByteArray &secret)
{
    const QByteArray input = base64Url(header) + '.' + base64Url(payload);
    return input + '.' + base64Url(QMessageAuthenticationCode::hash(input, secret, QCryptographicHash::Sha256));
}

/// A token signed with a private key; `header` is a JSON object whose `alg` cjose can sign with.
inline QByteArray sign(const jose::Key &key, const QByteArray &header, const QByteArray &payload)
{
    const jose::Header parsed(reinterpret_cast<cjose_header_t *>(json_loads(header.constData(), 0, nullptr)));
    const jose::Signed jws(cjose_jws_sign(key.get(), parsed.get(),
        reinterpret_cast<const uint8_t *>(payload.constData()), std::size_t(payload.size()), nullptr));
    const char *compact = nullptr;
    return jws && cjose_jws_export(jws.get(), &compact, nullptr) ? QByteArray(compact) : QByteArray();
}

inline jose::Key rsaKey(std::size_t bits, const QByteArray &keyId)
{
    jose::Key key(cjose_jwk_create_RSA_random(bits, nullptr, 0, nullptr));
    cjose_jwk_set_kid(key.get(), keyId.constData(), std::size_t(keyId.size()), nullptr);
    return key;
}

inline jose::Key ecKey(cjose_jwk_ec_curve curve, const QByteArray &keyId)
{
    jose::Key key(cjose_jwk_create_EC_random(curve, nullptr));
    cjose_jwk_set_kid(key.get(), keyId.constData(), std::size_t(keyId.size()), nullptr);
    return key;
}

/// The key as a JWK, with more members (`, "use": "sig"`) before its end, private parts included when asked for.
inline QByteArray jwk(const jose::Key &key, const QByteArray &members = {}, bool withPrivateParts = false)
{
    const jose::Text text(cjose_jwk_to_json(key.get(), withPrivateParts, nullptr));
    return QByteArray(text.get()).chopped(1) + members + '}';
}

inline QByteArray jwks(const QByteArrayList &keys) { return "{\"keys\":[" + keys.join(',') + "]}"; }

inline constexpr qint64 second = 1'700'000'000; ///< what the clock shows in these tests
inline const QByteArray secret = "a secret of the length it must have";
inline const QByteArray plainHeader = R"({"alg":"HS256","typ":"JWT"})";
inline const QByteArray plainClaims = R"({"sub":"42","role":"patient","exp":1700000060})";

inline QDateTime at(qint64 milliseconds) { return mc::model::utc(second * 1'000 + milliseconds); }

inline mc::auth::TokenVerifier verifier(const mc::auth::TokenSettings &settings)
{
    return mc::auth::TokenVerifier::create(settings).value();
}

/// The caller's subject, or the detail of the refusal.
inline QString outcome(const mc::auth::TokenVerifier &tokens, const QByteArray &token, const QDateTime &now = at(0))
{
    const auto caller = tokens.verify(token, now);
    return caller ? caller->subject : caller.error().detail;
}

/// One key of each kind, the settings that accept them, and a sound token of each algorithm, for user 42.
struct Fixture
{
    jose::Key rsa = rsaKey(2048, "rsa");
    jose::Key ec = ecKey(CJOSE_JWK_EC_P_256, "ec");
    mc::auth::TokenSettings settings {.secret = secret, .jwks = jwks({jwk(rsa, R"(,"use":"sig")"), jwk(ec)})};
    QByteArrayList soundTokens {hs256(plainHeader, plainClaims, secret), sign(rsa, R"({"alg":"RS256"})", plainClaims),
        sign(ec, R"({"alg":"ES256","kid":"ec"})", plainClaims)};
};

} // namespace token_fixture
