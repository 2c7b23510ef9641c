#include "model/json_reader.h"

#include "model/times.h"

namespace mc::model {

qint64 JsonReader::integer(QLatin1String name)
{
    const QJsonValue value = m_object.value(name);
    // The default comes back for what is no integer; two of them tell it from an equal value.
    if (value.toInteger(0) != value.toInteger(1))
        wrong(name);
    return value.toInteger(0);
}

double JsonReader::number(QLatin1String name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isDouble())
        wrong(name);
    return value.toDouble();
}

QString JsonReader::text(QLatin1String name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isString())
        wrong(name);
    return value.toString();
}

QDateTime JsonReader::time(QLatin1String name)
{
    const std::optional<QDateTime> time = fromRfc3339(m_object.value(name).toString());
    if (!time)
        wrong(name);
    return time.value_or(QDateTime());
}

void JsonReader::object(QLatin1String name, const std::function<void(JsonReader &)> &read)
{
    nested(name, m_object.value(name), read);
}

void JsonReader::objects(QLatin1String name, const std::function<void(JsonReader &)> &read)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isArray())
        return wrong(name);
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        nested(QStringLiteral("%1[%2]").arg(name).arg(i), array[i], read);
}

std::optional<Error> JsonReader::failure() const
{
    if (m_wrong.isEmpty())
        return {};
    return fieldError(m_wrong, QStringLiteral("invalid"), QStringLiteral("Is missing or of another type."));
}

void JsonReader::nested(const QString &name, const QJsonValue &value, const std::function<void(JsonReader &)> &read)
{
    if (!value.isObject())
        return wrong(name);
    JsonReader reader(value.toObject());
    read(reader);
    if (!reader.m_wrong.isEmpty())
        wrong(name + u'.' + reader.m_wrong);
}

void JsonReader::wrong(const QString &name)
{
    if (m_wrong.isEmpty())
        m_wrong = name;
}

} // namespace mc::model
