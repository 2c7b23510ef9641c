#pragma once

#include "model/notification.h"

namespace mc::rules {

/// The specification's priority logic ("Notification Priority Logic"): the priority of a notification whose sender did
/// not name one.
model::Priority priorityOf(model::NotificationType type, const model::PriorityContext &context);

} // namespace mc::rules
