#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>

#include <initializer_list>
#include <utility>

namespace mc::test {

/// A JSON value written as C++ writes it, so that bodies in tests read like bodies.
struct Value
{
    Value(const char *text) // NOLINT: implicit on purpose, like all of these
        : json(QString::fromUtf8(text))
    {
    }
    Value(const QByteArray &text)
        : json(QString::fromUtf8(text))
    {
    }
    Value(const QString &text)
        : json(text)
    {
    }
    Value(bool truth)
        : json(truth)
    {
    }
    Value(int number)
        : json(number)
    {
    }
    Value(qint64 number)
        : json(number)
    {
    }
    Value(double number)
        : json(number)
    {
    }
    Value(std::nullptr_t)
        : json(QJsonValue::Null)
    {
    }
    Value(const QJsonObject &object)
        : json(object)
    {
    }
    Value(const QJsonArray &array)
        : json(array)
    {
    }
    Value(const QJsonValue &value)
        : json(value)
    {
    }
    QJsonValue json;
};

/// object({{"title", "Hello"}, {"recipient_id", 7}})
QJsonObject object(std::initializer_list<std::pair<const char *, Value>> members);
/// array({"in_app", "push"})
QJsonArray array(std::initializer_list<Value> values);
/// The first object with the members of the second put into it.
QJsonObject merged(QJsonObject base, const QJsonObject &changes);

QByteArray toBytes(const QJsonObject &object);
/// The object of a JSON text, empty when it is none.
QJsonObject toObject(const QByteArray &json);
/// A dotted path into a value, numbers index arrays: "results.0.title". Undefined when there is no such thing.
QJsonValue at(const QJsonValue &root, const char *path);

} // namespace mc::test
