#include "vault/token_vault.h"

#include <sodium.h>

namespace mc::vault {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype hashSize = 32;

// What a derived key is for. These numbers, and the context, are part of what is stored: they never change.
enum Purpose : quint64 { ForCipher = 1, ForHash = 2, ForId = 3 };
constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "devtoken";

uchar *bytes(QByteArray &array) { return reinterpret_cast<uchar *>(array.data()); }
const uchar *bytes(const QByteArray &array) { return reinterpret_cast<const uchar *>(array.constData()); }

QByteArray subkey(const QByteArray &key, Purpose purpose, qsizetype size)
{
    QByteArray derived(size, Qt::Uninitialized);
    if (crypto_kdf_derive_from_key(bytes(derived), std::size_t(size), purpose, context, bytes(key)) != 0)
        qFatal("libsodium can't derive a key of %lld bytes", qint64(size));
    return derived;
}

// Bound to every ciphertext: under another id than its key's it does not open.
QByteArray associatedData(const QString &keyId) { return QByteArray("device token ") + keyId.toLatin1(); }

} // namespace

TokenVault::TokenVault(const QByteArray &key, const QList<QByteArray> &previousKeys)
{
    if (sodium_init() < 0)
        qFatal("libsodium can't start");
    QList<QByteArray> keys {key};
    for (const QByteArray &previous : previousKeys) {
        if (!keys.contains(previous))
            keys += previous;
    }
    for (const QByteArray &one : keys) {
        if (one.size() != qsizetype(crypto_kdf_KEYBYTES))
            qFatal("a key of the vault has %lld bytes", qint64(one.size()));
        m_keys += derive(one);
    }
}

TokenVault::~TokenVault()
{
    for (Key &key : m_keys) {
        sodium_memzero(key.cipher.data(), std::size_t(key.cipher.size()));
        sodium_memzero(key.hash.data(), std::size_t(key.hash.size()));
    }
}

TokenVault::Key TokenVault::derive(const QByteArray &key)
{
    const QByteArray id = subkey(key, ForId, crypto_kdf_BYTES_MIN).first(4).toHex();
    return {.id = QString::fromLatin1(id),
        .cipher = subkey(key, ForCipher, crypto_aead_xchacha20poly1305_ietf_KEYBYTES),
        .hash = subkey(key, ForHash, crypto_generichash_KEYBYTES)};
}

Sealed TokenVault::seal(const QByteArray &token) const
{
    const Key &key = m_keys.first();
    const QByteArray associated = associatedData(key.id);
    QByteArray sealed(nonceSize + token.size() + tagSize, Qt::Uninitialized);
    randombytes_buf(sealed.data(), std::size_t(nonceSize));
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + nonceSize, nullptr, bytes(token), quint64(token.size()),
        bytes(associated), quint64(associated.size()), nullptr, bytes(sealed), bytes(key.cipher));
    return {sealed, key.id};
}

Result<QByteArray> TokenVault::open(const Sealed &sealed) const
{
    const auto key = std::find_if(m_keys.begin(), m_keys.end(), [&](const Key &one) { return one.id == sealed.keyId; });
    if (key == m_keys.end())
        return Error {ErrorCode::NotFound, QStringLiteral("The key %1 is not known here.").arg(sealed.keyId)};
    const Error damaged {ErrorCode::ValidationError, QStringLiteral("The sealed token is damaged.")};
    const qsizetype size = sealed.ciphertext.size() - nonceSize - tagSize;
    if (size < 0)
        return damaged;
    const QByteArray associated = associatedData(key->id);
    QByteArray token(size, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(token), nullptr, nullptr, bytes(sealed.ciphertext) + nonceSize,
            quint64(size + tagSize), bytes(associated), quint64(associated.size()), bytes(sealed.ciphertext),
            bytes(key->cipher))
        != 0)
        return damaged;
    return token;
}

QByteArray TokenVault::hash(const Key &key, const QByteArray &token)
{
    QByteArray hash(hashSize, Qt::Uninitialized);
    crypto_generichash(bytes(hash), std::size_t(hashSize), bytes(token), quint64(token.size()), bytes(key.hash),
        std::size_t(key.hash.size()));
    return hash;
}

QByteArray TokenVault::hash(const QByteArray &token) const { return hash(m_keys.first(), token); }

QList<QByteArray> TokenVault::hashes(const QByteArray &token) const
{
    QList<QByteArray> hashes;
    for (const Key &key : m_keys)
        hashes += hash(key, token);
    return hashes;
}

QString TokenVault::currentKeyId() const { return m_keys.first().id; }

QStringList TokenVault::keyIds() const
{
    QStringList ids;
    for (const Key &key : m_keys)
        ids += key.id;
    return ids;
}

} // namespace mc::vault
