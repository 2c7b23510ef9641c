#pragma once

#include "http/json_answer.h"
#include "model/error.h"

#include <QtCore/QJsonObject>

namespace mc::http {

/// What SCIM's answers come as.
inline constexpr char scimMediaType[] = "application/scim+json";

/// Whether the path is one of SCIM's, whose answers and errors have a form of their own (RFC 7644 section 3.1).
bool isOfScim(const QByteArray &path);

Answer scimAnswer(int status, const QJsonObject &body);
/// The error as SCIM tells it, with the headers that it has elsewhere.
Answer scimProblem(const model::Error &error);

} // namespace mc::http
