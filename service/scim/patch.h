#pragma once

#include "model/result.h"

#include <QtCore/QJsonObject>

namespace mc::scim {

/// The resource, spelled as canonical() does, after the operations of a PATCH (RFC 7644 section 3.5.2): all of them or none. They may
/// come as Microsoft Entra and Okta write them: with capitals, or without a path and with paths for names. Errors: invalidSyntax,
/// invalidPath, invalidValue, noTarget, mutability.
model::Result<QJsonObject> patched(const QJsonObject &resource, const QJsonObject &patch);

} // namespace mc::scim
