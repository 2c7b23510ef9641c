#pragma once

#include "model/result.h"

#include <QtCore/QByteArray>
#include <QtNetwork/QSslConfiguration>

namespace mc::program {

/// What connections of clients are encrypted with: TLS 1.3, or TLS 1.2 with ECDHE and an AEAD cipher (RFC 9325 section 4.2).
/// Error: no certificate, no key, or they don't belong together; `fields` names the setting.
model::Result<QSslConfiguration> serverTls(const QByteArray &certificates, const QByteArray &key);

} // namespace mc::program
