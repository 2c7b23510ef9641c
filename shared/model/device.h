#pragma once

#include "model/ids.h"
#include "model/json_writer.h"
#include "model/result.h"

#include <QtCore/QJsonObject>

namespace mc::model {

/// A device's id: a positive 63-bit integer. Default-constructed: no device.
struct DeviceId
{
    qint64 value = 0;
    auto operator<=>(const DeviceId &) const = default;
};
inline size_t qHash(DeviceId id, size_t seed = 0) { return ::qHash(id.value, seed); }

/// The id written as userIdFromString() takes one.
std::optional<DeviceId> deviceIdFromString(QStringView text);

enum class DeviceType { Android, Ios, Web };

/// android, ios, web.
QLatin1String word(DeviceType type);
std::optional<DeviceType> deviceTypeFromWord(QAnyStringView word);

/// A device that takes push messages, as answers show it: the specification's PushNotificationDevice. It has no place for
/// the token itself, which nobody gets back.
struct Device
{
    struct Owner
    {
        UserId id;
        QString username;
        bool operator==(const Owner &) const = default;
    };

    DeviceId id;
    Owner owner;
    QString maskedToken; ///< maskedDeviceToken()
    DeviceType type = DeviceType::Android;
    QString name; ///< one line of up to 100 characters, may be empty
    QString appVersion; ///< one line of up to 50 characters, may be empty
    bool isActive = true;
    QDateTime createdAt; ///< UTC, whole milliseconds, like every time here
    QDateTime updatedAt;
    QDateTime lastUsedAt; ///< when its app registered it last
    bool operator==(const Device &) const = default;
};

/// What stands for a token in answers: the same for the same token as long as the key is, and of no use to anybody.
/// `fingerprint`: a few digits of the token's keyed hash.
QString maskedDeviceToken(const QString &fingerprint);

void write(JsonWriter &json, const Device &device);
/// A device as the service answers it, for clients; fields that a later version may add are passed over.
Result<Device> deviceFromJson(const QJsonObject &object);

/// A device to be registered: the checked body of a POST.
struct DeviceDraft
{
    QByteArray
        token; ///< canonicalToken() of FCM or APNs, 1 to 4096 visible ASCII characters; a secret: never answered, logged or stored
    DeviceType type = DeviceType::Android;
    std::optional<QString> name {}; ///< absent: as it is known, else empty
    std::optional<QString> appVersion {}; ///< the same
    bool operator==(const DeviceDraft &) const = default;
};

/// Checks the body of a POST. The error's code is NOTIF_003 when token or type is wrong, else validation_error; every
/// wrong field is named, and none of the values told.
Result<DeviceDraft> deviceDraftFromJson(const QJsonObject &object);

/// What the owner of a device may change; absent: stays. Another token is another registration.
struct DevicePatch
{
    std::optional<bool> isActive {};
    std::optional<QString> name {};
    std::optional<QString> appVersion {};
    bool operator==(const DevicePatch &) const = default;
};

/// Checks the body of a PATCH. Error: validation_error.
Result<DevicePatch> devicePatchFromJson(const QJsonObject &object);

} // namespace mc::model
