#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QUrlQuery>

#include "model/times.h"
#include "model/words.h"

namespace mc::client {

/// Puts together the query of a list; what is absent or empty is left out.
class QueryParts
{
public:
    QueryParts &add(const char *name, const QString &value)
    {
        // A plus would be read as a space.
        if (!value.isEmpty())
            m_query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
        return *this;
    }
    QueryParts &add(const char *name, const QDateTime &time)
    {
        return add(name, QString::fromLatin1(model::toRfc3339(time)));
    }
    QueryParts &add(const char *name, const QDate &date) { return add(name, date.toString(Qt::ISODate)); }
    QueryParts &add(const char *name, const std::optional<qint64> &number)
    {
        return number ? add(name, QString::number(*number)) : *this;
    }
    QueryParts &add(const char *name, const std::optional<bool> &truth)
    {
        return truth ? add(name, *truth ? QStringLiteral("true") : QStringLiteral("false")) : *this;
    }
    /// The word of an enumerator.
    template<typename Enum>
    QueryParts &addWord(const char *name, const std::optional<Enum> &value)
    {
        return value ? add(name, QString(word(*value))) : *this;
    }

    const QUrlQuery &query() const { return m_query; }

private:
    QUrlQuery m_query;
};

} // namespace mc::client
