#include "realtime/client_message.h"

#include "model/fields.h"
#include "model/json_text.h"
#include "model/times.h"

#include <QtCore/QJsonArray>

namespace mc::realtime {

using model::Error;
using model::ErrorCode;
using model::Fields;
using model::Result;

namespace {

constexpr int mostTypes = 64;

Error invalid(const QString &detail) { return {ErrorCode::ValidationError, detail}; }

// One error of a message is told, with its field: a client repairs its code, not a form.
std::optional<Error> problemOf(Fields &fields)
{
    const QList<model::FieldError> &errors = fields.finish();
    if (errors.isEmpty())
        return {};
    return invalid(errors.first().field + QStringLiteral(": ") + errors.first().message);
}

Result<ClientMessage> markReadFrom(Fields &fields)
{
    const QLatin1String name("notification_id");
    fields.require(name);
    const std::optional<QString> text = fields.text(name, {0, 255});
    if (const auto problem = problemOf(fields))
        return *problem;
    const std::optional<model::NotificationId> id = model::notificationIdFromString(*text);
    if (!id)
        return Error {ErrorCode::NotificationNotFound, QStringLiteral("There is no such notification.")};
    return ClientMessage(MarkRead {*id});
}

Result<ClientMessage> subscribeFrom(Fields &fields)
{
    const QLatin1String name("notification_types");
    fields.require(name);
    const std::optional<QJsonArray> words = fields.array(name, 0, mostTypes);
    if (const auto problem = problemOf(fields))
        return *problem;
    Subscribe subscribe;
    for (const QJsonValue &word : *words) {
        if (!word.isString())
            return invalid(QStringLiteral("notification_types: Must be an array of strings."));
        const std::optional<model::NotificationType> type = model::notificationTypeFromWord(word.toString());
        if (!type)
            return Error {ErrorCode::InvalidNotificationType, QStringLiteral("There is no such notification type.")};
        if (!subscribe.types.contains(*type))
            subscribe.types += *type;
    }
    return ClientMessage(subscribe);
}

// Exactly what we write as a cursor: no sign, no leading zero, no white space.
std::optional<qint64> versionFrom(const QString &text)
{
    bool isNumber = false;
    const qint64 version = text.toLongLong(&isNumber);
    if (!isNumber || version < 0 || QString::number(version) != text)
        return {};
    return version;
}

Result<ClientMessage> syncFrom(Fields &fields)
{
    const QLatin1String name("since");
    fields.require(name);
    const std::optional<QString> since = fields.text(name, {.most = 255, .lines = true});
    if (const auto problem = problemOf(fields))
        return *problem;
    if (const std::optional<qint64> version = versionFrom(*since))
        return ClientMessage(Sync {*version});
    if (const std::optional<QDateTime> time = model::fromRfc3339(*since))
        return ClientMessage(Sync {*time});
    return ClientMessage(Sync {});
}

} // namespace

Result<ClientMessage> clientMessageFrom(const QByteArray &json)
{
    const Result<QJsonObject> object = model::jsonObjectFrom(json);
    if (!object)
        return object.error();
    Fields fields(*object);
    const QJsonValue type = fields.accept(QLatin1String("type"));
    if (type == QLatin1String("mark_read"))
        return markReadFrom(fields);
    if (type == QLatin1String("subscribe"))
        return subscribeFrom(fields);
    if (type == QLatin1String("sync"))
        return syncFrom(fields);
    return invalid(QStringLiteral("type: Must be one of: mark_read, subscribe, sync."));
}

} // namespace mc::realtime
