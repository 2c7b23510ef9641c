#pragma once

#include "model/device.h"
#include "model/provider.h"

namespace mc::model {

/// Whose a device's token is, by its looks: APNs' are 64 hexadecimal digits or more and belong to `ios`; all others are FCM's,
/// those of iOS apps that use Firebase too.
Provider tokenProvider(DeviceType type, const QByteArray &token);

/// The one form of a token by which its device is known: APNs' in lower case, others as they are.
QByteArray canonicalToken(DeviceType type, const QByteArray &token);

} // namespace mc::model
