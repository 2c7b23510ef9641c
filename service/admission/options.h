#pragma once

#include "admission/limits.h"

#include <QtNetwork/QSslConfiguration>

#include <optional>

namespace mc::admission {

/// What an Admission goes by.
struct AdmissionOptions
{
    Limits limits;
    Deadlines deadlines;
    int mostConnections = 16'384; ///< per worker; more get 503
    qint64 mostQueued = 256 * 1024; ///< bytes of answers a peer may leave untaken before no more is read from it
    std::optional<QSslConfiguration> tls; ///< set: https and wss only
};

} // namespace mc::admission
