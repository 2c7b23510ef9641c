#pragma once

#include "model/channel.h"
#include "model/priority.h"

#include <optional>

namespace mc::rules {

/// The channels a notification asks for: those its sender named, plus in-app, which is always there; or, when none were
/// named, the specification's strategy ("Multi-Channel Delivery Strategy"): in-app and push, email from high priority
/// on, SMS for critical ones.
model::Channels channelsFor(model::Priority priority, std::optional<model::Channels> named);

} // namespace mc::rules
