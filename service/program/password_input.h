#pragma once

#include "model/result.h"

#include <QtCore/QString>

namespace mc::program {

/// A new password: a line of standard input, and nothing behind it. At a terminal it is asked for twice, on standard error, and what
/// is typed does not show. Error: the two differ.
model::Result<QString> readNewPassword(const QString &userName);

} // namespace mc::program
