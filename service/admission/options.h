#pragma once

#include "admission/limits.h"
#include "ops/replaceable.h"

#include <QtNetwork/QSslConfiguration>

#include <memory>

namespace mc::admission {

/// What an Admission goes by.
struct AdmissionOptions
{
    Limits limits;
    Deadlines deadlines;
    int mostConnections = 16'384; ///< per worker; more get 503
    qint64 mostQueued = 256 * 1024; ///< bytes of answers a peer may leave untaken before no more is read from it
    std::shared_ptr<const ops::Replaceable<QSslConfiguration>>
        tls; ///< set: https and wss only; as it is, for new connections
};

} // namespace mc::admission
