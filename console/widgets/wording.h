#pragma once

#include "console/widgets/state_chip.h"
#include "model/delivery.h"
#include "model/device.h"
#include "model/notification.h"
#include "model/provider.h"

namespace mc::console {

/// What the model's words are called on the screen, in the language of the moment.
QString displayText(model::NotificationType type);
QString displayText(model::Priority priority);
QString displayText(model::Channel channel);
QString displayText(model::DeliveryStatus status);
QString displayText(model::DeviceType type);
QString displayText(model::Role role);
/// "FCM", "APNs", "Email", "SMS".
QString displayText(model::Provider provider);
/// In the middle of a sentence: "only for critical ones".
QString displayText(model::Reason reason);

/// The name of the icon that goes with it.
QString iconName(model::NotificationType type);
QString iconName(model::Channel channel);
QString iconName(model::DeviceType type);

ChipLook chipOf(model::DeliveryStatus status);
/// A notification's state as one chip: cancelled and scheduled ones have no other yet.
ChipLook chipOf(const model::Notification &notification);
/// Of a device that gets push messages, or gets none.
ChipLook deviceChip(bool isActive);

/// "Ann's phone", or "Device 7" of one without a name.
QString nameOf(const model::Device &device);

/// Of somebody who may sign in and is notified, or not any more.
ChipLook personChip(bool isActive);

/// "Ann Example (ann)"; the user name alone without a name.
QString displayName(const model::Person &person);
QString displayName(const model::User &user);

} // namespace mc::console
