#pragma once

#include "auth/token_settings.h"
#include "ops/settings.h"
#include "program/command_line.h"

namespace mc::program {

/// How tokens are signed and checked, the JWKS file read. Error: the file can't be read.
model::Result<auth::TokenSettings> tokenSettings(const ops::Settings::Auth &auth);

/// `token`: prints one that is recorded nowhere, and so needs no database and can't be withdrawn.
int mintToken(const CommandLine &line, const ops::Settings &settings);
/// `token create`: prints one with an id, recorded before.
int createToken(const CommandLine &line, const ops::Settings &settings);
/// `token list`.
int listTokens(const CommandLine &line, const ops::Settings &settings);
/// `token revoke`.
int revokeToken(const CommandLine &line, const ops::Settings &settings);

} // namespace mc::program
