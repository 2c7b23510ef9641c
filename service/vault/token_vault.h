#pragma once

#include "model/result.h"

#include <QtCore/QByteArray>

namespace mc::vault {

/// A device token as it may lie in a database.
struct Sealed
{
    QByteArray ciphertext; ///< a random nonce of 24 bytes, then the text with its tag of 16
    QString keyId; ///< which key opens it
    bool operator==(const Sealed &) const = default;
};

/// Keeps device tokens from whoever gets hold of a copy of the database (CONTRACT section 5): seals them with
/// XChaCha20-Poly1305, and finds them again by a keyed hash. It knows the current key, under which it seals, and previous
/// ones, whose tokens it still opens and finds until they are sealed anew.
///
/// Cipher, hash and key id each have a key of their own, derived from the one that was set. Immutable, thread-safe.
class TokenVault
{
public:
    /// Keys of 32 bytes. A previous key that is the current one, or stands there twice, counts once.
    explicit TokenVault(const QByteArray &key, const QList<QByteArray> &previousKeys = {});
    ~TokenVault();
    TokenVault(const TokenVault &) = delete;
    TokenVault &operator=(const TokenVault &) = delete;

    /// Under the current key; another ciphertext every time.
    Sealed seal(const QByteArray &token) const;
    /// Errors, in words for the log: not_found when no key has that id, validation_error when the ciphertext is damaged
    /// or was sealed under another key than it says.
    model::Result<QByteArray> open(const Sealed &sealed) const;

    /// The token's hash of 32 bytes under the current key.
    QByteArray hash(const QByteArray &token) const;
    /// The token's hashes under every key, the current one first: by one of them it was stored.
    QList<QByteArray> hashes(const QByteArray &token) const;

    /// Eight hexadecimal digits that tell keys apart, and nothing about them.
    QString currentKeyId() const;
    /// Of every key, the current one first.
    QStringList keyIds() const;

private:
    struct Key
    {
        QString id;
        QByteArray cipher;
        QByteArray hash;
    };
    static Key derive(const QByteArray &key);
    static QByteArray hash(const Key &key, const QByteArray &token);

    QList<Key> m_keys; // the current one first
};

} // namespace mc::vault
