#pragma once

#include "support/service_process.h"

namespace mc::test {

/// Runs tests/web/<script> in Node with the npm packages of tests/web, bounded by four minutes. What it wrote is in the
/// outcome; exit code 0 means that all it expects held.
CommandOutcome runInNode(const QString &script, const QStringList &arguments);

} // namespace mc::test
