#include "http/body.h"

#include <QtCore/QJsonDocument>

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;

Result<QJsonObject> jsonBody(const Request &request)
{
    const QByteArray mediaType = request.contentType.left(request.contentType.indexOf(';')).trimmed().toLower();
    if (mediaType != "application/json")
        return Error {ErrorCode::UnsupportedMediaType, QStringLiteral("The body must be sent as application/json.")};
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &parse);
    if (parse.error != QJsonParseError::NoError)
        return Error {ErrorCode::ValidationError,
            QStringLiteral("Malformed JSON at offset %1: %2.").arg(parse.offset).arg(parse.errorString())};
    if (!document.isObject())
        return Error {ErrorCode::ValidationError, QStringLiteral("The body must be a JSON object.")};
    return document.object();
}

Result<QJsonObject> optionalJsonBody(const Request &request)
{
    return request.body.isEmpty() ? Result<QJsonObject>(QJsonObject()) : jsonBody(request);
}

} // namespace mc::http
