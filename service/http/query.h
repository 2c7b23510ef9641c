#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QDateTime>

#include <optional>

namespace mc::http {

/// Reads the parameters of a query string, and collects what is wrong with them. A parameter that is absent or empty
/// answers nothing; so does a wrong one, after noting the error.
class Query
{
public:
    /// As it stands in a request's target, whose percent-encoding admission has checked.
    explicit Query(QByteArrayView query);

    /// The error that names the parameters which are not among `known`, and those with several values; nothing when there
    /// are none. `token` and names that begin with `_` are let through: they are meant for others on the way.
    std::optional<model::Error> misuse(const QByteArrayList &known) const;
    /// The parameters that count, by name: the same however a query is spelled and in whatever order. Empty: none.
    QByteArray canonical() const;

    bool has(QLatin1String name) const;
    /// The decoded text, `+` for a space, of at most so many characters (Unicode code points).
    std::optional<QString> text(QLatin1String name, int most);
    std::optional<qint64> integer(QLatin1String name, qint64 least, qint64 most);
    std::optional<bool> boolean(QLatin1String name);
    /// RFC 3339, or a date, which stands for its first moment in UTC. A `+` in it stays one.
    std::optional<QDateTime> time(QLatin1String name);
    /// YYYY-MM-DD, of the years 1 to 9999.
    std::optional<QDate> date(QLatin1String name);
    std::optional<model::UserId> userId(QLatin1String name);
    /// A word that `read` knows; `valid` lists the words for the error's message.
    template<typename Read>
    auto word(QLatin1String name, Read read, const QString &valid) -> decltype(read(QString()))
    {
        const std::optional<QString> found = text(name, 128);
        const auto value = found ? read(*found) : std::nullopt;
        if (found && !value)
            wrong(name, QStringLiteral("Must be one of: ") + valid + u'.');
        return value;
    }
    void wrong(QLatin1String name, const QString &message);

    const QList<model::FieldError> &errors() const { return m_errors; }
    /// The collected errors as one.
    model::Error error() const;

private:
    struct Parameter
    {
        QByteArray name; // decoded
        QByteArray value; // as it stands in the URL
        QByteArray spelling; // of the name in the URL
    };
    /// The decoded bytes of a value that is there.
    std::optional<QByteArray> bytes(QLatin1String name, bool plusIsSpace) const;

    QList<Parameter> m_parameters;
    QList<model::FieldError> m_errors;
};

} // namespace mc::http
