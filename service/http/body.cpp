#include "http/body.h"

#include "http/media_type.h"
#include "model/fields.h"
#include "model/json_text.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

Result<QJsonObject> jsonBody(const Request &request)
{
    if (mediaType(request.contentType) != "application/json")
        return Error {ErrorCode::UnsupportedMediaType, QStringLiteral("The body must be sent as application/json.")};
    return model::jsonObjectFrom(request.body);
}

Result<QJsonObject> optionalJsonBody(const Request &request)
{
    return request.body.isEmpty() ? Result<QJsonObject>(QJsonObject()) : jsonBody(request);
}

Result<void> noFields(const Request &request)
{
    const Result<QJsonObject> body = optionalJsonBody(request);
    if (!body)
        return body.error();
    if (const std::optional<Error> failure = model::Fields(*body).failure())
        return *failure;
    return {};
}

} // namespace mc::http
