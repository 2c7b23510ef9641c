#include "admission/answer.h"

#include "model/json_writer.h"

#include <QtCore/QHash>

namespace mc::admission {

Answer problem(const model::Error &error)
{
    const int status = error.status != 0 ? error.status : model::httpStatus(error.code);
    model::JsonWriter json;
    json.beginObject().field(QLatin1String("type"), QLatin1String("about:blank"));
    // A status of its own has its own title (RFC 9457 section 4.2.1).
    if (status == model::httpStatus(error.code))
        json.field(QLatin1String("title"), model::title(error.code));
    else
        json.field(QLatin1String("title"), QString::fromLatin1(reasonPhrase(status)));
    json.field(QLatin1String("status"), status)
        .field(QLatin1String("detail"), error.detail)
        .field(QLatin1String("code"), model::word(error.code));
    json.key(QLatin1String("errors")).beginArray();
    for (const model::FieldError &field : error.fields) {
        json.beginObject()
            .field(QLatin1String("field"), field.field)
            .field(QLatin1String("code"), field.code)
            .field(QLatin1String("message"), field.message)
            .endObject();
    }
    json.endArray();
    Answer answer {
        .status = status, .headers = {{"Content-Type", "application/problem+json"}}, .body = json.endObject().take()};
    if (error.retryAfter > 0)
        answer.headers.emplaceBack("Retry-After", QByteArray::number(error.retryAfter));
    if (status == 401)
        answer.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return answer;
}

QByteArray reasonPhrase(int status)
{
    static const QHash<int, QByteArray> phrases {
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {207, "Multi-Status"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    };
    return phrases.value(status);
}

} // namespace mc::admission
