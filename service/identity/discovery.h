#pragma once

#include "model/result.h"

#include <QtCore/QUrl>

namespace mc::identity {

/// Where the issuer's discovery document is (OpenID Connect Discovery 1.0 section 4).
QUrl discoveryUrl(const QString &issuer);

/// The `jwks_uri` of a discovery document. Error, for the operator: it is none, is another issuer's (section 4.3), or names no URL that
/// can be trusted (https; http only on this machine).
model::Result<QUrl> keySetUrlIn(const QByteArray &document, const QString &issuer);

} // namespace mc::identity
