#pragma once

#include "ops/settings_loading.h"
#include "program/command_line.h"

namespace mc::program {

/// Runs the command and answers the exit code: 0 when it was done, 1 otherwise, after a line on standard error that says
/// what is wrong. `serve` returns when it was told to stop.
int run(const CommandLine &line);

} // namespace mc::program
