#include "http/cloud_event_binding.h"

#include "http/media_type.h"
#include "model/json_text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QStringDecoder>

#include <cctype>

namespace mc::http {

using events::CloudEvent;
using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr qsizetype mostEvents = 500;

using Read = QList<Result<CloudEvent>>;

Result<CloudEvent> eventFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return Error {.code = ErrorCode::ValidationError, .detail = QStringLiteral("An event must be an object.")};
    return events::cloudEventFrom(value.toObject());
}

Result<Read> structured(const QByteArray &body)
{
    const Result<QJsonObject> event = model::jsonObjectFrom(body);
    return event ? Result<Read>({events::cloudEventFrom(*event)}) : event.error();
}

Result<Read> batched(const QByteArray &body)
{
    const Result<QJsonDocument> document = model::jsonFrom(body);
    if (!document)
        return document.error();
    const QJsonArray array = document->array();
    if (!document->isArray() || array.size() > mostEvents)
        return Error {.code = ErrorCode::ValidationError,
            .detail = QStringLiteral("The body must be an array of at most %1 events.").arg(mostEvents)};
    Read events;
    events.reserve(array.size());
    for (const QJsonValue &value : array)
        events += eventFrom(value);
    return events;
}

// The data are the body, and its media type is an attribute.
Result<Read> binary(const Request &request)
{
    if (mediaType(request.contentType) != "application/json" && !mediaType(request.contentType).endsWith("+json"))
        return Error {ErrorCode::UnsupportedMediaType, QStringLiteral("The data of events must be JSON.")};
    const Result<QJsonObject> data = model::jsonObjectFrom(request.body);
    if (!data)
        return data.error();
    QJsonObject event {{QStringLiteral("data"), *data}};
    for (const auto &[name, header] : request.cloudEventHeaders) {
        const QString key = QLatin1String(name);
        const std::optional<QString> value = attributeValue(header);
        if (!value || event.contains(key))
            return Read {model::fieldError(QStringLiteral("ce-") + key, QStringLiteral("invalid"),
                value ? QStringLiteral("The header must not stand twice, nor be data.")
                      : QStringLiteral("Must be UTF-8, with each percent sign before two hexadecimal digits."))};
        event.insert(key, *value);
    }
    return Read {events::cloudEventFrom(event)};
}

bool isPercentEncoded(const QByteArray &text)
{
    const auto isHex = [&text](qsizetype i) { return i < text.size() && std::isxdigit(uchar(text[i])); };
    for (qsizetype i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
        if (!isHex(i + 1) || !isHex(i + 2))
            return false;
    }
    return true;
}

// The text with quoted strings taken out of their quotes (RFC 9110 section 5.6.4).
QByteArray unquoted(const QByteArray &text)
{
    QByteArray plain;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            isQuoted = !isQuoted;
        else if (isQuoted && text[i] == '\\' && i + 1 < text.size())
            plain += text[++i];
        else
            plain += text[i];
    }
    return plain;
}

} // namespace

std::optional<QString> attributeValue(const QByteArray &header)
{
    const QByteArray encoded = unquoted(header);
    if (!isPercentEncoded(encoded))
        return {};
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString value = decode(QByteArray::fromPercentEncoding(encoded));
    return decode.hasError() ? std::nullopt : std::optional(value);
}

Result<QList<Result<CloudEvent>>> eventsOf(const Request &request)
{
    const QByteArray type = mediaType(request.contentType);
    if (type == "application/cloudevents+json")
        return structured(request.body);
    if (type == "application/cloudevents-batch+json")
        return batched(request.body);
    if (!type.startsWith("application/cloudevents") && !request.cloudEventHeaders.isEmpty())
        return binary(request);
    return Error {ErrorCode::UnsupportedMediaType,
        QStringLiteral("Send application/cloudevents+json, application/cloudevents-batch+json, or JSON data with the "
                       "event's attributes in ce- headers.")};
}

} // namespace mc::http
