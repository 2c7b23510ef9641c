#pragma once

#include "http/request.h"
#include "model/result.h"

namespace mc::http {

/// The body as a JSON object. Errors: unsupported_media_type when it is not declared as JSON, those of
/// model::jsonObjectFrom().
model::Result<QJsonObject> jsonBody(const Request &request);
/// The same, where an absent body stands for an empty object.
model::Result<QJsonObject> optionalJsonBody(const Request &request);

/// The body of a POST that takes no fields.
model::Result<void> noFields(const Request &request);

} // namespace mc::http
