#include "http/form.h"

#include "http/media_type.h"
#include "model/utf8.h"

namespace mc::http {

namespace {

QByteArray decoded(QByteArray text) { return QByteArray::fromPercentEncoding(text.replace('+', ' ')); }

} // namespace

model::Result<Form> Form::of(const Request &request)
{
    if (mediaType(request.contentType) != "application/x-www-form-urlencoded")
        return model::Error {model::ErrorCode::UnsupportedMediaType,
            QStringLiteral("The body must be sent as application/x-www-form-urlencoded.")};
    Form form;
    const QList<QByteArray> pairs = request.body.split('&');
    for (const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        form.m_fields.emplaceBack(decoded(equals < 0 ? pair : pair.left(equals)),
            equals < 0 ? QByteArray("") : decoded(pair.mid(equals + 1)));
    }
    return form;
}

QString Form::text(QByteArrayView name) const
{
    const auto found
        = std::find_if(m_fields.begin(), m_fields.end(), [name](const Field &field) { return field.first == name; });
    return found == m_fields.end() ? QString() : model::textFromUtf8(found->second);
}

} // namespace mc::http
