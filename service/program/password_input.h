#pragma once

#include <QtCore/QString>

namespace mc::program {

/// A line of standard input. At a terminal it is asked for, on standard error, and what is typed does not show.
QString readPassword(const QString &userName);

} // namespace mc::program
