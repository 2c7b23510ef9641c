#pragma once

#include "model/timeline.h"

#include <QtCore/QDateTime>

namespace mc::console {

/// Until when an entry says that a channel was held, in the time zone of the recipient's quiet hours; nothing when it does not, or
/// names no time zone of this machine. The service tells it in the entry's detail: "held until 07:00 Europe/Madrid: quiet hours".
std::optional<QDateTime> heldUntil(const model::TimelineEntry &entry);

} // namespace mc::console
