#pragma once

#include "model/result.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtNetwork/QSslCertificate>

#include <optional>

namespace mc::listen {

/// What the program ends with; --help tells them.
enum class ExitCode {
    Done = 0, ///< printed as many messages as were asked for
    Refused = 1, ///< the server does not open this WebSocket, or has closed it for good
    Misused = 2, ///< the command line is wrong
    Unreachable = 3, ///< there is no such server, or it is not trusted
};

/// What the program was called for.
struct Options
{
    QUrl url; ///< ws or wss
    QByteArray token; ///< empty: none, or in the URL
    QList<QSslCertificate> authorities; ///< of --ca: trusted besides the system's
    int count = 0; ///< messages to print; 0: no end
};

/// Reads the arguments behind the program's name, and the file of --ca. Nothing when --help or --version was asked for and
/// has been printed. Error: one line that says what is wrong.
model::Result<std::optional<Options>> readOptions(const QStringList &arguments);

} // namespace mc::listen
