#include "vault/unsubscribe_tokens.h"

#include <QtCore/QtEndian>

#include <sodium.h>

namespace mc::vault {

namespace {

constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype idSize = sizeof(qint64);
constexpr qsizetype textSize = idSize + 16; // the user's id, then the type's word, filled up with NULs

// These, and the layout above, are part of what lies in mailboxes: they never change.
constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "unsubscr";
constexpr quint64 forCipher = 1;

uchar *bytes(QByteArray &array) { return reinterpret_cast<uchar *>(array.data()); }
const uchar *bytes(const QByteArray &array) { return reinterpret_cast<const uchar *>(array.constData()); }

QByteArray derived(const QByteArray &key)
{
    if (key.size() != qsizetype(crypto_kdf_KEYBYTES))
        qFatal("a key of unsubscribe links has %lld bytes", qint64(key.size()));
    QByteArray subkey(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, Qt::Uninitialized);
    if (crypto_kdf_derive_from_key(bytes(subkey), std::size_t(subkey.size()), forCipher, context, bytes(key)) != 0)
        qFatal("libsodium can't derive a key of %lld bytes", qint64(subkey.size()));
    return subkey;
}

QByteArray textOf(const Unsubscription &unsubscription)
{
    QByteArray text(idSize, Qt::Uninitialized);
    qToBigEndian(unsubscription.user.value, text.data());
    text += QByteArray(word(unsubscription.type).data());
    return text.leftJustified(textSize, '\0');
}

std::optional<Unsubscription> readText(const QByteArray &text)
{
    const QByteArray name = text.sliced(idSize).split('\0').first();
    const std::optional<model::NotificationType> type = model::notificationTypeFromWord(QLatin1String(name));
    if (!type)
        return {};
    return Unsubscription {model::UserId {qFromBigEndian<qint64>(text.constData())}, *type};
}

} // namespace

UnsubscribeTokens::UnsubscribeTokens(const QByteArray &key, const QList<QByteArray> &previousKeys)
{
    if (sodium_init() < 0)
        qFatal("libsodium can't start");
    for (const QByteArray &one : QList<QByteArray> {key} + previousKeys)
        m_keys += derived(one);
}

UnsubscribeTokens::~UnsubscribeTokens()
{
    for (QByteArray &key : m_keys)
        sodium_memzero(key.data(), std::size_t(key.size()));
}

QByteArray UnsubscribeTokens::seal(const Unsubscription &unsubscription) const
{
    const QByteArray text = textOf(unsubscription);
    QByteArray sealed(nonceSize + textSize + tagSize, Qt::Uninitialized);
    randombytes_buf(sealed.data(), std::size_t(nonceSize));
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + nonceSize, nullptr, bytes(text), quint64(textSize),
        nullptr, 0, nullptr, bytes(sealed), bytes(m_keys.first()));
    return sealed.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<Unsubscription> UnsubscribeTokens::open(const QByteArray &token) const
{
    const auto decoded = QByteArray::fromBase64Encoding(token,
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray &sealed = decoded.decoded;
    if (!decoded || sealed.size() != nonceSize + textSize + tagSize)
        return {};
    QByteArray text(textSize, Qt::Uninitialized);
    for (const QByteArray &key : m_keys) {
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(text), nullptr, nullptr, bytes(sealed) + nonceSize,
                quint64(textSize + tagSize), nullptr, 0, bytes(sealed), bytes(key))
            == 0)
            return readText(text);
    }
    return {};
}

} // namespace mc::vault
