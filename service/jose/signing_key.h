#pragma once

#include "jose/jose.h"

#include <QtCore/QByteArray>

#include <optional>

namespace mc::jose {

/// A private or secret key that signs JSON Web Tokens (RFC 7519, RFC 7518 section 3). Belongs to one thread.
class SigningKey
{
public:
    /// For HS256.
    static std::optional<SigningKey> ofSecret(const QByteArray &secret);
    /// For RS256 or ES256, as the key is an RSA or a P-256 one: PEM without a passphrase, PKCS #8 or older. `keyId` stands in the
    /// tokens' heads. Nothing for anything else.
    static std::optional<SigningKey> ofPem(const QByteArray &pem, const QByteArray &keyId);

    /// The compact token of those claims, a JSON object; empty when the library fails.
    QByteArray sign(const QByteArray &claims) const;

private:
    SigningKey(Key key, const char *algorithm, const QByteArray &keyId);

    Key m_key;
    const char *m_algorithm;
    QByteArray m_keyId;
};

} // namespace mc::jose
