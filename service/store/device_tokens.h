#pragma once

#include "model/device.h"
#include "store/connection.h"

namespace mc::store {

/// The sealed token of a device, for whoever sends to it.
struct PushTarget
{
    model::DeviceId id;
    model::DeviceType type = model::DeviceType::Android;
    QByteArray ciphertext;
    QString keyId; ///< which key opens it
};

/// How many tokens are sealed under a key.
struct KeyCount
{
    QString keyId;
    qint64 tokens = 0;
    bool operator==(const KeyCount &) const = default;
};

/// A token as it is to be kept from now on.
struct ResealedToken
{
    model::DeviceId id;
    QByteArray ciphertext;
    QByteArray hash;
};

/// The tokens of devices, sealed: to send to them, and to change the key they are sealed under. Any number of programs may
/// change keys at the same time, while devices are registered and removed.
class DeviceTokens
{
public:
    explicit DeviceTokens(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Where push messages to that user go now: their active devices, by id.
    model::Result<QList<PushTarget>> activeOf(model::UserId user);

    /// Every key that tokens are sealed under, by its id.
    model::Result<QList<KeyCount>> keys();
    /// Up to `most` of a key's tokens with ids above `after`, by id.
    model::Result<QList<PushTarget>> sealedUnder(const QString &keyId, model::DeviceId after, int most);
    /// Replaces tokens that are still sealed under `keyId` by those, sealed under `newKeyId`; answers how many. A token that
    /// another device was registered with under the new key already goes: one token is one device.
    model::Result<int> reseal(const QString &keyId, const QString &newKeyId, const QList<ResealedToken> &tokens);

private:
    Connection &m_connection;
};

} // namespace mc::store
