#pragma once

#include "model/result.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <chrono>
#include <optional>

namespace mc::clinic_day {

/// What the program ends with; --help tells them.
enum class ExitCode {
    Done = 0, ///< stopped, or its duration is over
    Refused = 1, ///< the service does not take the token, or has no demo clinic
    Misused = 2, ///< the command line is wrong, or there is no token
};

/// What the program was called for.
struct Options
{
    QUrl server; ///< on this machine
    double pace = 3; ///< events a second, on average
    std::chrono::seconds length {240}; ///< of a day
    quint32 seed = 1; ///< the same one makes the same day
    std::optional<std::chrono::seconds> duration {}; ///< absent: until it is stopped
};

/// Reads the arguments behind the program's name. Nothing when --help or --version was asked for and has been printed. Error:
/// one line that says what is wrong.
model::Result<std::optional<Options>> readOptions(const QStringList &arguments);

/// The token to present, which never stands in a command line: of CLINIC_DAY_TOKEN, or else the first line of standard input.
model::Result<QByteArray> readToken();

} // namespace mc::clinic_day
