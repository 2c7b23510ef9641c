#pragma once

#include "support/answer.h"

#include <QtCore/QString>

namespace mc::test {

/// A request by the curl program: for TLS, HTTP/2, and from an address of one's own.
struct CurlRequest
{
    QByteArray url;
    QByteArray method = "GET";
    Headers headers = {};
    QByteArray body = {}; ///< null: none
    QString authority = {}; ///< the CA to trust, a PEM file
    QByteArray from = {}; ///< an address of this machine; empty: whichever the system takes
};

/// Bounded. Status 0: there was no answer, and the body says why.
Answer curl(const CurlRequest &request);

} // namespace mc::test
