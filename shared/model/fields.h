#pragma once

#include "model/error.h"
#include "model/ids.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>

#include <functional>
#include <optional>

namespace mc::model {

/// Reads the fields of one JSON object strictly: wrong types and unknown fields are errors naming the field, nothing
/// is coerced (CONTRACT section 4). All errors are collected, so that a caller sees them at once.
///
/// Each reader marks its field as known. A field that is absent answers nothing; so does a wrong one, after noting the
/// error. Call finish() or failure() last: it reports what is left over. A field whose error has a code of its own in the
/// specification says so with answerWith().
class Fields
{
public:
    /// `prefix` stands before each field's name in errors, e.g. "metadata.".
    explicit Fields(const QJsonObject &object, const QString &prefix = {});

    bool has(QLatin1String name) const { return m_object.contains(name); }
    bool isNull(QLatin1String name) const { return m_object.value(name).isNull(); }
    /// Notes an error when the field is absent.
    void require(QLatin1String name);

    struct TextLimits
    {
        int least = 0; ///< characters (Unicode code points)
        int most = 255;
        bool lines = false; ///< control characters are allowed, NUL never
    };
    std::optional<QString> text(QLatin1String name, TextLimits limits);
    std::optional<bool> boolean(QLatin1String name);
    /// Integers beyond ±mostInteger are refused, whatever `least` and `most` are.
    std::optional<qint64> integer(QLatin1String name, qint64 least, qint64 most);
    std::optional<UserId> userId(QLatin1String name);
    std::optional<QDateTime> time(QLatin1String name);
    std::optional<QJsonObject> object(QLatin1String name);
    std::optional<QJsonArray> array(QLatin1String name, int least, int most);
    /// A word that `read` knows; `valid` lists the words for the error's message.
    template<typename T>
    std::optional<T> word(QLatin1String name, std::optional<T> (*read)(QAnyStringView), const QString &valid)
    {
        const std::optional<QString> found = text(name, {1, 64});
        const std::optional<T> value = found ? read(*found) : std::nullopt;
        if (found && !value)
            wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be one of: ") + valid + u'.');
        return value;
    }

    /// How errors name a field: "metadata.action_url".
    QString path(QLatin1String name) const { return m_prefix + name; }
    /// Accepts a field as it is, for who reads it otherwise, and answers its value.
    QJsonValue accept(QLatin1String name);
    /// Notes an error about a field.
    void wrong(QLatin1String name, const QString &code, const QString &message);
    /// The code that answers the request when this field, or one inside it, is wrong. Such fields come before all others, in
    /// the order in which they said so: the answer's code and its detail are about the same field.
    void answerWith(ErrorCode code, QLatin1String name) { m_codes.append({path(name), code}); }
    /// Takes over the errors of an object inside this one.
    void add(const QList<FieldError> &errors) { m_errors += errors; }

    /// Notes unknown fields, and answers all errors so far.
    const QList<FieldError> &finish();
    /// finish(), as the error that answers the request; nothing when all is well. `others` is the code of fields without one
    /// of their own.
    std::optional<Error> failure(ErrorCode others = ErrorCode::ValidationError);

private:
    struct FieldCode
    {
        QString path;
        ErrorCode code;
        bool concerns(const FieldError &error) const;
    };

    QJsonObject m_object;
    QString m_prefix;
    QSet<QString> m_known;
    QList<FieldCode> m_codes;
    QList<FieldError> m_errors;
};

} // namespace mc::model
