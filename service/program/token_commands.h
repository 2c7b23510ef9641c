#pragma once

#include "auth/token_settings.h"
#include "ops/settings.h"
#include "program/command_line.h"

namespace mc::program {

/// How tokens are signed and checked, the JWKS file read. Error: the file can't be read.
model::Result<auth::TokenSettings> tokenSettings(const ops::Settings::Auth &auth);

/// `token`: prints one, which needs no database.
int mintToken(const CommandLine &line, const ops::Settings &settings);

} // namespace mc::program
