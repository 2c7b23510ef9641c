#pragma once

#include "model/result.h"

#include <QtCore/QJsonObject>

namespace mc::scim {

// URNs of RFC 7643 section 8 and RFC 7644 section 3, and the one of what this service adds to a user.
inline constexpr char userSchema[] = "urn:ietf:params:scim:schemas:core:2.0:User";
inline constexpr char clinicSchema[] = "urn:mediconnect:params:scim:schemas:extension:clinic:2.0:User";
inline constexpr char listSchema[] = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
inline constexpr char patchSchema[] = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
inline constexpr char errorSchema[] = "urn:ietf:params:scim:api:messages:2.0:Error";

/// An error with a scimType (RFC 7644 section 3.12): "invalidFilter", "invalidPath", "invalidValue", "noTarget", "mutability",
/// "invalidSyntax", "uniqueness". It is the code of the error's field.
model::Error error(const char *scimType, const QString &detail);

/// The body that tells an error, with its status and, where it has one, its scimType.
QJsonObject errorBody(const model::Error &error, int status);

/// A page of a list.
QJsonObject listBody(const QJsonArray &resources, qint64 total, qint64 startIndex);

} // namespace mc::scim
