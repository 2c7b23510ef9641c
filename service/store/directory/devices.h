#pragma once

#include "model/device.h"
#include "model/provider.h"
#include "store/inbox/reach.h"
#include "store/session/database_connection.h"

namespace mc::store {

/// A device to be registered, its token (model::canonicalToken()) in no other form than sealed and hashed.
struct DeviceRegistration
{
    model::UserId owner;
    model::DeviceType type = model::DeviceType::Android;
    model::Provider provider = model::Provider::Fcm; ///< whose token it is
    std::optional<QString> name; ///< absent: stays as its owner left it, else empty
    std::optional<QString> appVersion; ///< the same
    QByteArray ciphertext;
    QString keyId;
    QList<QByteArray> hashes; ///< under every key that is known, that of `keyId` first
    QDateTime registeredAt;
};

struct RegisteredDevice
{
    model::Device device;
    bool created = false; ///< false: the token was known
};

/// Which devices a list holds. Absent: all.
struct DeviceFilter
{
    std::optional<model::UserId> owner = {};
    std::optional<model::DeviceType> type = {};
    std::optional<bool> isActive = {};
    QString search
        = {}; ///< part of the device's name, its app's version or its owner's names, case-insensitive; empty: any
};

struct DevicePage
{
    QList<model::Device> items;
    qint64 count = 0;
};

/// Devices as their owners and admins see them; what is needed to send to them is DeviceTokens'.
class Devices
{
public:
    explicit Devices(DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    /// A token that is known under any of the hashes is updated in place, moved to the owner named here, activated and
    /// sealed as given. One token is one device: others that it was stored as, under other keys, are forgotten.
    model::Result<RegisteredDevice> put(const DeviceRegistration &registration);
    /// Pages by id. Error: not_found for a page past the end.
    model::Result<DevicePage> list(const DeviceFilter &filter, int page, int size);
    /// Error: not_found.
    model::Result<model::Device> find(model::DeviceId id, Reach reach);
    /// One that is activated counts as used now. Error: not_found.
    model::Result<model::Device> update(
        model::DeviceId id, Reach reach, const model::DevicePatch &patch, const QDateTime &now);
    /// Deactivates those of an owner's devices that were not used for longest, until `mostActive` active ones are left.
    model::Result<void> retire(model::UserId owner, int mostActive, const QDateTime &now);
    /// Answers whose it was. Error: not_found.
    model::Result<model::UserId> remove(model::DeviceId id, Reach reach);

private:
    DatabaseConnection &m_connection;
};

} // namespace mc::store
