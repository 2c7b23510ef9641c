#include "http/answer.h"

namespace mc::http {

namespace {

void writeFields(model::JsonWriter &json, const QList<model::FieldError> &fields)
{
    json.key(QLatin1String("errors")).beginArray();
    for (const model::FieldError &field : fields) {
        json.beginObject()
            .field(QLatin1String("field"), field.field)
            .field(QLatin1String("code"), field.code)
            .field(QLatin1String("message"), field.message)
            .endObject();
    }
    json.endArray();
}

} // namespace

Answer jsonAnswer(int status, const QByteArray &json) { return {status, "application/json", json, {}}; }

Answer noContent() { return {204, {}, {}, {}}; }

Answer problem(const model::Error &error)
{
    const int status = error.status ? error.status : httpStatus(error.code);
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("type"), QLatin1String("about:blank"))
        .field(QLatin1String("title"), title(error.code))
        .field(QLatin1String("status"), status)
        .field(QLatin1String("detail"), error.detail)
        .field(QLatin1String("code"), word(error.code));
    writeFields(json, error.fields);
    json.endObject();

    Answer answer {status, "application/problem+json", json.take(), {}};
    if (error.retryAfter > 0)
        answer.headers.emplaceBack("Retry-After", QByteArray::number(error.retryAfter));
    if (status == 401)
        answer.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return answer;
}

} // namespace mc::http
