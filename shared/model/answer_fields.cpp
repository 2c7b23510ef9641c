#include "model/answer_fields.h"

#include "model/times.h"

#include <QtCore/QJsonArray>

namespace mc::model {

AnswerFields::AnswerFields(const QJsonObject &object, const QString &prefix)
    : m_object(object)
    , m_prefix(prefix)
{
}

void AnswerFields::require(std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (value(name).isUndefined())
            wrong(name, QStringLiteral("Missing."));
    }
}

QString AnswerFields::text(const char *name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isString())
        wrong(name, QStringLiteral("Not a string."));
    return found.toString();
}

bool AnswerFields::boolean(const char *name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isBool())
        wrong(name, QStringLiteral("Not true or false."));
    return found.toBool();
}

std::optional<qint64> AnswerFields::optionalInteger(const char *name)
{
    const QJsonValue found = value(name);
    if (found.isUndefined())
        return {};
    // Two defaults tell a number that is no 64-bit integer from one that is.
    if (!found.isDouble() || found.toInteger(0) != found.toInteger(1)) {
        wrong(name, QStringLiteral("Not an integer."));
        return {};
    }
    return found.toInteger();
}

std::optional<double> AnswerFields::optionalNumber(const char *name)
{
    const QJsonValue found = value(name);
    if (found.isUndefined())
        return {};
    if (!found.isDouble()) {
        wrong(name, QStringLiteral("Not a number."));
        return {};
    }
    return found.toDouble();
}

QUuid AnswerFields::uuid(const char *name)
{
    const QString found = text(name);
    const std::optional<NotificationId> id = notificationIdFromString(found);
    if (!found.isEmpty() && !id)
        wrong(name, QStringLiteral("Not a UUID."));
    return id.value_or(NotificationId()).value;
}

QDateTime AnswerFields::time(const char *name)
{
    const QString found = text(name);
    const std::optional<QDateTime> time = fromRfc3339(found);
    if (!found.isEmpty() && !time)
        wrong(name, QStringLiteral("Not an RFC 3339 time."));
    return time.value_or(QDateTime());
}

QJsonObject AnswerFields::object(const char *name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isObject())
        wrong(name, QStringLiteral("Not an object."));
    return found.toObject();
}

QList<QJsonObject> AnswerFields::objects(const char *name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isArray())
        wrong(name, QStringLiteral("Not an array."));
    QList<QJsonObject> objects;
    const QJsonArray array = found.toArray();
    for (const QJsonValue &entry : array) {
        if (!entry.isObject())
            wrong(name, QStringLiteral("Holds something else than objects."));
        objects += entry.toObject();
    }
    return objects;
}

QStringList AnswerFields::texts(const char *name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isArray())
        wrong(name, QStringLiteral("Not an array."));
    QStringList texts;
    const QJsonArray array = found.toArray();
    for (const QJsonValue &entry : array) {
        if (!entry.isString())
            wrong(name, QStringLiteral("Holds something else than strings."));
        texts += entry.toString();
    }
    return texts;
}

void AnswerFields::wrong(const char *name, const QString &message)
{
    m_errors.append({.field = m_prefix + QLatin1String(name), .code = QStringLiteral("invalid"), .message = message});
}

std::optional<Error> AnswerFields::error() const
{
    if (m_errors.isEmpty())
        return {};
    const FieldError &first = m_errors.first();
    return Error {.code = ErrorCode::InternalError,
        .detail = QStringLiteral("The service's answer was not understood: ") + first.field + QStringLiteral(": ")
            + first.message,
        .fields = m_errors};
}

QJsonValue AnswerFields::value(const char *name) const
{
    const QJsonValue found = m_object.value(QLatin1String(name));
    return found.isNull() ? QJsonValue(QJsonValue::Undefined) : found;
}

} // namespace mc::model
