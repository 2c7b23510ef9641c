#include "support/json.h"

#include <QtCore/QJsonDocument>

namespace mc::test {

QJsonObject object(std::initializer_list<std::pair<const char *, Value>> members)
{
    QJsonObject result;
    for (const auto &[name, value] : members)
        result.insert(QLatin1String(name), value.json);
    return result;
}

QJsonArray array(std::initializer_list<Value> values)
{
    QJsonArray result;
    for (const Value &value : values)
        result.append(value.json);
    return result;
}

QJsonObject merged(QJsonObject base, const QJsonObject &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it)
        base.insert(it.key(), it.value());
    return base;
}

QByteArray toBytes(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

// QJsonDocument drops U+FEFF at a string's beginning, unless it is escaped.
QJsonObject toObject(const QByteArray &json)
{
    return QJsonDocument::fromJson(QByteArray(json).replace("\"\xef\xbb\xbf", "\"\\ufeff")).object();
}

QJsonValue at(const QJsonValue &root, const char *path)
{
    QJsonValue value = root;
    for (const QByteArray &step : QByteArray(path).split('.')) {
        bool isIndex = false;
        const int index = step.toInt(&isIndex);
        if (isIndex && value.isArray())
            value = index < value.toArray().size() ? value.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
        else
            value = value.toObject().value(QString::fromUtf8(step));
    }
    return value;
}

} // namespace mc::test
