#pragma once

#include "support/service_process.h"

namespace mc::test {

/// Runs tests/console/<script> on a desktop of its own (tests/console/desktop), bounded by two minutes. What it wrote is in the
/// outcome; exit code 0 means that all it expects held.
CommandOutcome runOnDesktop(const QString &script, const QStringList &arguments);

} // namespace mc::test
