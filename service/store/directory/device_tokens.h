#pragma once

#include "model/device.h"
#include "model/provider.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// The sealed token of a device, for whoever sends to it.
struct PushTarget
{
    model::DeviceId id;
    model::DeviceType type = model::DeviceType::Android;
    QByteArray ciphertext;
    QString keyId; ///< which key opens it
    bool isMarked = true; ///< it is known to be in its one form
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
    bool isMarked = true; ///< as it was read
};

/// A token in its one form, as it is to be kept from now on.
struct CanonicalToken
{
    model::Provider provider = model::Provider::Fcm; ///< whose token it is
    QByteArray ciphertext;
    QString keyId;
    QList<QByteArray> hashes; ///< under every key that is known, that of `keyId` first
};

/// The tokens of devices, sealed: to send to them, and to change the key they are sealed under, or their form. Any number of
/// programs may do so at the same time, while devices are registered and removed.
class DeviceTokens
{
public:
    explicit DeviceTokens(DatabaseConnection &connection)
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

    /// Up to `most` of a key's tokens of iOS devices with ids above `after`, by id, that are not known to be in their one form.
    model::Result<QList<PushTarget>> unmarked(const QString &keyId, model::DeviceId after, int most);
    /// How many there are, under whatever key.
    model::Result<qint64> unmarkedCount();
    /// Their tokens are in their one form.
    model::Result<void> mark(const QList<model::DeviceId> &devices);
    /// Puts a device's token into its one form. Where a device is known by that already, the one whose app registered it last
    /// stays, as its owner's, and the other goes: answers how many went.
    model::Result<int> canonicalize(model::DeviceId device, const CanonicalToken &token);

private:
    model::Result<int> replace(model::DeviceId device, const CanonicalToken &token);

    DatabaseConnection &m_connection;
};

} // namespace mc::store
