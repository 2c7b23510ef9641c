#pragma once

#include "model/result.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtNetwork/QSslCertificate>

namespace mc::console {

/// What the command line says.
struct Options
{
    QUrl server {}; ///< empty: the last one
    QString username {}; ///< empty: the last one
    QList<QSslCertificate> authorities {}; ///< trusted besides the system's
    bool readsPassword = false; ///< from standard input, to sign in at once
};

/// Reads the arguments after the program's name. Nothing: help or the version was asked for, and has been printed. Error: what is
/// wrong with them.
model::Result<std::optional<Options>> readOptions(const QStringList &arguments);

} // namespace mc::console
