#pragma once

#include "auth/token_settings.h"
#include "ops/settings_loading.h"
#include "program/command_line.h"

namespace mc::program {

/// Runs the command and answers the exit code: 0 when it was done, 1 otherwise, after a line on standard error that says
/// what is wrong. `serve` returns when it was told to stop.
int run(const CommandLine &line);

/// How tokens are signed and checked, the JWKS file read. Error: the file can't be read.
model::Result<auth::TokenSettings> tokenSettings(const ops::Settings::Auth &auth);

} // namespace mc::program
