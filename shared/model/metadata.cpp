#include "model/draft_limits.h"
#include "model/fields.h"
#include "model/notification.h"

#include <QtCore/QUrl>

namespace mc::model {

namespace {

bool isActionUrl(const QString &text)
{
    // "//host/…" is a URL of another host, not a path.
    const bool path = text.startsWith(u'/') && !text.startsWith(QLatin1String("//")) && !text.contains(u'\\');
    const QUrl url(text, QUrl::StrictMode);
    // What stands before an @ reads like the host, but is not.
    if (!url.userInfo().isEmpty() || text.contains(QLatin1String("://@")))
        return false;
    return url.isValid() && (path || (url.scheme() == QLatin1String("https") && !url.host().isEmpty()));
}

bool isDeepLink(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme(); // lower case, as QUrl keeps it
    return url.isValid() && !scheme.isEmpty() && scheme != QLatin1String("javascript")
        && scheme != QLatin1String("data");
}

QString link(Fields &fields, QLatin1String name, bool (*isLink)(const QString &), const QString &message)
{
    const std::optional<QString> text
        = fields.isNull(name) ? (fields.accept(name), std::nullopt) : fields.text(name, {1, longestLink});
    if (text && !isLink(*text))
        fields.wrong(name, QStringLiteral("invalid"), message);
    return text.value_or(QString());
}

} // namespace

std::optional<qint64> recordIdFrom(Fields &fields, QLatin1String name)
{
    if (fields.isNull(name)) {
        fields.accept(name);
        return {};
    }
    return fields.integer(name, 1, std::numeric_limits<qint64>::max());
}

QString actionUrlFrom(Fields &fields, QLatin1String name)
{
    return link(fields, name, &isActionUrl,
        QStringLiteral("Must be an absolute https URL without user name, or an absolute path."));
}

void write(JsonWriter &json, const Metadata &metadata)
{
    json.beginObject();
    const auto number = [&json](QLatin1String name, std::optional<qint64> value) {
        if (value)
            json.field(name, *value);
    };
    number(QLatin1String("appointment_id"), metadata.appointmentId);
    number(QLatin1String("message_id"), metadata.messageId);
    number(QLatin1String("medical_record_id"), metadata.medicalRecordId);
    number(QLatin1String("invoice_id"), metadata.invoiceId);
    if (!metadata.actionUrl.isEmpty())
        json.field(QLatin1String("action_url"), metadata.actionUrl);
    if (!metadata.deepLink.isEmpty())
        json.field(QLatin1String("deep_link"), metadata.deepLink);
    if (metadata.neutralLink)
        json.field(QLatin1String("neutral_link"), true);
    json.endObject();
}

Result<Metadata> metadataFromJson(const QJsonObject &object)
{
    Fields fields(object, QStringLiteral("metadata."));
    Metadata metadata;
    metadata.appointmentId = recordIdFrom(fields, QLatin1String("appointment_id"));
    metadata.messageId = recordIdFrom(fields, QLatin1String("message_id"));
    metadata.medicalRecordId = recordIdFrom(fields, QLatin1String("medical_record_id"));
    metadata.invoiceId = recordIdFrom(fields, QLatin1String("invoice_id"));
    metadata.actionUrl = actionUrlFrom(fields, QLatin1String("action_url"));
    metadata.deepLink = link(fields, QLatin1String("deep_link"), &isDeepLink,
        QStringLiteral("Must be a URL with a scheme other than javascript and data."));
    metadata.neutralLink = fields.boolean(QLatin1String("neutral_link")).value_or(false);
    if (const std::optional<Error> failure = fields.failure())
        return *failure;
    return metadata;
}

} // namespace mc::model
