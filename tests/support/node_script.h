#pragma once

#include "support/service_process.h"

#include <functional>

namespace mc::test {

/// What a script is answered when it asks its suite for something.
using ScriptAnswer = std::function<QByteArray(const QByteArray &question)>;

/// Runs tests/<script> in Node with the npm packages of tests/web, bounded by four minutes. What it wrote is in the
/// outcome; exit code 0 means that all it expects held.
///
/// A line "? <question>" of its standard output goes to `answer`, and what that says comes to the script as a line of
/// its standard input: thus a script that uses the service has it stopped and started.
CommandOutcome runInNode(const QString &script, const QStringList &arguments, const ScriptAnswer &answer = {});

} // namespace mc::test
