#pragma once

#include "model/result.h"

#include <QtCore/QList>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

namespace mc::client {

/// The certificates of a PEM file, for a clinic with a CA of its own. Error: ValidationError, whose detail says what is wrong
/// with the file.
model::Result<QList<QSslCertificate>> authoritiesFromFile(const QString &fileName);

/// TLS that trusts these besides the system's.
QSslConfiguration tlsTrusting(const QList<QSslCertificate> &authorities);

/// Why the certificate of `host` is not trusted, in words: "it expired on 2026-01-31; it is for localhost, not for 10.0.0.1".
QString distrust(const QList<QSslError> &errors, const QString &host);

} // namespace mc::client
