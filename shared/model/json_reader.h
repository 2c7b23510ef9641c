#pragma once

#include "model/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <functional>

namespace mc::model {

/// Reads the service's own answers: what is missing or of another type is noted, and answers a zero value; what it is not
/// asked for is passed over, so that a client outlives additions to the API. Callers' bodies are read by Fields instead.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &object)
        : m_object(object)
    {
    }

    qint64 integer(QLatin1String name);
    double number(QLatin1String name);
    QString text(QLatin1String name);
    QDateTime time(QLatin1String name);
    bool isNull(QLatin1String name) const { return m_object.value(name).isNull(); }
    /// Calls `read` with the object of that name, and takes over what it noted.
    void object(QLatin1String name, const std::function<void(JsonReader &)> &read);
    /// Calls `read` with each object of the array of that name.
    void objects(QLatin1String name, const std::function<void(JsonReader &)> &read);

    /// A validation error about the first field that was not there, or not what it should be.
    std::optional<Error> failure() const;

private:
    void nested(const QString &name, const QJsonValue &value, const std::function<void(JsonReader &)> &read);
    void wrong(const QString &name);

    QJsonObject m_object;
    QString m_wrong; ///< dotted path of the first wrong field
};

} // namespace mc::model
