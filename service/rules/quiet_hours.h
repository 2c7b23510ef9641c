#pragma once

#include "model/preferences.h"

#include <QtCore/QDateTime>

#include <optional>

namespace mc::rules {

/// When the quiet hours that hold at that moment end; nothing when none do (specification, "Quiet Hours Enforcement").
///
/// `now` and the answer are in UTC; the window is read on the clock of `timezone`, an IANA name. On the day a clock is put
/// forward over the window's end, it ends with the change; where a clock is put back and shows the end twice, the next
/// time counts, so that the answer always lies after `now`.
std::optional<QDateTime> quietUntil(const model::QuietHours &hours, const QByteArray &timezone, const QDateTime &now);

} // namespace mc::rules
