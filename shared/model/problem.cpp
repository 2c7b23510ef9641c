#include "model/problem.h"

#include <QtCore/QJsonArray>

namespace mc::model {

namespace {

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 400:
        return ErrorCode::ValidationError;
    case 401:
        return ErrorCode::Unauthenticated;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 405:
        return ErrorCode::MethodNotAllowed;
    case 409:
        return ErrorCode::Conflict;
    case 413:
        return ErrorCode::PayloadTooLarge;
    case 429:
        return ErrorCode::RateLimited;
    case 502:
    case 503:
    case 504:
        return ErrorCode::Unavailable;
    }
    return ErrorCode::InternalError;
}

} // namespace

Error errorFromProblem(const QJsonObject &problem, int status, int retryAfter)
{
    const auto text
        = [](const QJsonObject &object, const char *name) { return object.value(QLatin1String(name)).toString(); };
    Error error;
    error.code = errorCodeFromWord(text(problem, "code")).value_or(codeOfStatus(status));
    error.detail = text(problem, "detail");
    if (error.detail.isEmpty())
        error.detail = text(problem, "title");
    if (error.detail.isEmpty())
        error.detail = QStringLiteral("The service answered with status %1.").arg(status);
    const QJsonArray fields = problem.value(QLatin1String("errors")).toArray();
    for (const QJsonValue &field : fields) {
        const QJsonObject one = field.toObject();
        error.fields.append({.field = text(one, "field"), .code = text(one, "code"), .message = text(one, "message")});
    }
    error.status = status == httpStatus(error.code) ? 0 : status;
    error.retryAfter = retryAfter;
    return error;
}

} // namespace mc::model
