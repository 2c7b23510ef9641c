#pragma once

#include "model/error.h"
#include "model/ids.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>

namespace mc::model {

/// Reads the fields of one JSON object that the service answered, for clients: they outlive its version, so unknown fields
/// are passed over, and null or an absent field is the type's empty value. What has another type than it should is noted.
///
/// The service's own reading of what others send is Fields, which is strict.
class AnswerFields
{
public:
    /// `prefix` stands before each field's name in errors, e.g. "metadata.".
    explicit AnswerFields(const QJsonObject &object, const QString &prefix = {});

    /// Notes an error for each of these that is absent or null.
    void require(std::initializer_list<const char *> names);

    QString text(const char *name);
    bool boolean(const char *name);
    qint64 integer(const char *name) { return optionalInteger(name).value_or(0); }
    std::optional<qint64> optionalInteger(const char *name);
    double number(const char *name) { return optionalNumber(name).value_or(0); }
    std::optional<double> optionalNumber(const char *name);
    UserId userId(const char *name) { return {integer(name)}; }
    QUuid uuid(const char *name);
    QDateTime time(const char *name);
    QJsonObject object(const char *name);
    QList<QJsonObject> objects(const char *name);
    QStringList texts(const char *name);
    /// A word that `read` knows. Nothing for null.
    template<typename T>
    std::optional<T> word(const char *name, std::optional<T> (*read)(QAnyStringView))
    {
        const QString found = text(name);
        if (found.isEmpty())
            return {};
        const std::optional<T> value = read(found);
        if (!value)
            wrong(name, QStringLiteral("Unknown word."));
        return value;
    }

    /// A reader for the object of that name, whose errors are taken over by add().
    AnswerFields inside(const char *name) { return AnswerFields(object(name), m_prefix + QLatin1String(name) + u'.'); }
    void add(const AnswerFields &inner) { m_errors += inner.m_errors; }
    void wrong(const char *name, const QString &message);

    /// What could not be read; nothing when all could.
    std::optional<Error> error() const;

private:
    // Undefined for null.
    QJsonValue value(const char *name) const;

    QJsonObject m_object;
    QString m_prefix;
    QList<FieldError> m_errors;
};

} // namespace mc::model
