#pragma once

#include "ops/settings.h"
#include "program/command_line.h"

namespace mc::program {

/// `user create`: somebody of the directory with a password of their own, the first admin above all. Who is there already stays as
/// they are.
int createUser(const CommandLine &line, const ops::Settings &settings);
/// `user list`.
int listUsers(const CommandLine &line, const ops::Settings &settings);
/// `user set-password`.
int setPassword(const CommandLine &line, const ops::Settings &settings);

} // namespace mc::program
