#include "events/cloud_event.h"

#include "model/fields.h"
#include "model/json_text.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

namespace mc::events {

using model::Fields;
using model::Result;

namespace {

// CloudEvents 1.0, section "Context Attributes"; btree indexes take keys of 2,700 bytes.
constexpr model::Fields::TextLimits ofSource {.least = 1, .most = 1024};
constexpr model::Fields::TextLimits ofId {.least = 1, .most = 255};
constexpr model::Fields::TextLimits ofOthers {.least = 1, .most = 2048};

bool isUriReference(const QString &text)
{
    const bool isAscii = std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    return isAscii && QUrl(text, QUrl::StrictMode).isValid();
}

bool isJsonType(const QString &type)
{
    const QString essence = type.section(u';', 0, 0).trimmed().toLower();
    return essence == QLatin1String("application/json") || essence == QLatin1String("text/json")
        || essence.endsWith(QLatin1String("+json"));
}

void readUri(Fields &fields, QLatin1String name)
{
    const std::optional<QString> uri = fields.text(name, ofOthers);
    if (uri && !isUriReference(*uri))
        fields.wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be a URI."));
}

void readVersion(Fields &fields)
{
    constexpr QLatin1String name("specversion");
    fields.require(name);
    const std::optional<QString> version = fields.text(name, ofOthers);
    if (version && *version != QLatin1String("1.0"))
        fields.wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be \"1.0\"."));
}

QString readSource(Fields &fields)
{
    constexpr QLatin1String name("source");
    fields.require(name);
    const std::optional<QString> source = fields.text(name, ofSource);
    if (source && !isUriReference(*source))
        fields.wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be a URI reference such as /appointments."));
    return source.value_or(QString());
}

QString readText(Fields &fields, QLatin1String name, Fields::TextLimits limits)
{
    fields.require(name);
    return fields.text(name, limits).value_or(QString());
}

QString readTraceparent(Fields &fields)
{
    constexpr QLatin1String name("traceparent");
    const std::optional<QString> value = fields.text(name, ofOthers);
    if (value && !ops::traceContextFrom(value->toUtf8()))
        fields.wrong(name, QStringLiteral("invalid"),
            QStringLiteral(
                "Must be a W3C traceparent such as 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01."));
    return value.value_or(QString());
}

QJsonObject readData(Fields &fields)
{
    constexpr QLatin1String type("datacontenttype"), plain("data"), encoded("data_base64");
    const std::optional<QString> contentType = fields.text(type, ofOthers);
    if (contentType && !isJsonType(*contentType))
        fields.wrong(type, QStringLiteral("invalid"), QStringLiteral("Must be application/json."));
    if (!fields.has(encoded)) {
        fields.require(plain);
        return fields.object(plain).value_or(QJsonObject());
    }
    if (fields.has(plain))
        fields.wrong(encoded, QStringLiteral("invalid"), QStringLiteral("Must not stand beside data."));
    (void)fields.accept(plain);
    const std::optional<QString> text = fields.text(encoded, {.least = 1, .most = 1'000'000});
    if (!text)
        return {};
    const auto bytes = QByteArray::fromBase64Encoding(text->toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const Result<QJsonObject> object = bytes ? model::jsonObjectFrom(*bytes) : Result<QJsonObject>(model::Error());
    if (!object)
        fields.wrong(encoded, QStringLiteral("invalid"), QStringLiteral("Must be a JSON object in base64."));
    return object ? *object : QJsonObject();
}

// Attributes of other specifications: they are passed over, if they are well formed.
void readExtensions(Fields &fields, const QJsonObject &event)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9]{1,64}\\z"));
    for (auto it = event.begin(); it != event.end(); ++it) {
        const QByteArray name = it.key().toLatin1();
        const bool isWellFormed = form.match(it.key()).hasMatch() && !it->isArray() && !it->isObject();
        if (isWellFormed)
            (void)fields.accept(QLatin1String(name));
    }
}

} // namespace

Result<CloudEvent> cloudEventFrom(const QJsonObject &object)
{
    QJsonObject event = object;
    for (auto it = event.begin(); it != event.end();)
        it = it->isNull() ? event.erase(it) : it + 1;
    Fields fields(event);
    CloudEvent read;
    readVersion(fields);
    read.id = readText(fields, QLatin1String("id"), ofId);
    read.source = readSource(fields);
    read.type = readText(fields, QLatin1String("type"), ofId);
    read.time = fields.time(QLatin1String("time")).value_or(QDateTime());
    read.traceparent = readTraceparent(fields);
    read.data = readData(fields);
    readUri(fields, QLatin1String("dataschema"));
    (void)fields.text(QLatin1String("subject"), ofOthers);
    readExtensions(fields, event);
    if (const std::optional<model::Error> failure = fields.failure())
        return *failure;
    return read;
}

std::optional<ops::TraceContext> traceOf(const CloudEvent &event)
{
    return ops::traceContextFrom(event.traceparent.toUtf8());
}

QString nameOf(const CloudEvent &event)
{
    const QString name = QStringLiteral("event %1 of %2").arg(event.id, event.source);
    return event.traceparent.isEmpty() ? name : name + QStringLiteral(", traceparent ") + event.traceparent;
}

} // namespace mc::events
