#pragma once

#include "model/ids.h"
#include "model/utf8.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <memory>

struct pg_result;

namespace mc::store {

/// The rows a statement answered, read front to back, their columns one after the other, so that no number has to agree with a
/// SELECT list:
///
///     while (rows.next()) {
///         user.id = rows.userId();
///         user.username = rows.text();
///     }
///
/// Reads the columns from libpq's result, because a QVariant for each value costs more than the query. For one thread.
class Rows
{
public:
    explicit Rows(std::shared_ptr<const pg_result> result);

    /// Goes to the next row, and to its first column.
    bool next();
    int count() const { return m_count; }
    /// How many rows the statement changed.
    int affected() const;

    /// Whether the next column is null; stays before it.
    bool isNull() const;
    void skip(int columns) { m_column += columns; }

    /// The value's bytes as PostgreSQL wrote them, empty for null. Valid as long as the rows are.
    QByteArrayView bytes();
    QString text() { return model::textFromUtf8(bytes()); }
    qint64 integer() { return bytes().toLongLong(); }
    std::optional<qint64> optionalInteger();
    bool boolean() { return bytes() == "t"; }
    /// A time selected as milliseconds since the epoch (bigint); invalid for null.
    QDateTime time();
    QUuid uuid() { return QUuid::fromString(QLatin1String(bytes())); }
    model::UserId userId() { return {integer()}; }
    model::NotificationId notificationId() { return {uuid()}; }
    /// A column of words, which `fromWord` knows all of.
    template<typename Enum>
    Enum word(std::optional<Enum> (*fromWord)(QAnyStringView))
    {
        return optionalWord(fromWord).value_or(Enum());
    }
    /// Nothing for null.
    template<typename Enum>
    std::optional<Enum> optionalWord(std::optional<Enum> (*fromWord)(QAnyStringView))
    {
        return fromWord(QLatin1String(bytes()));
    }
    /// A bytea column.
    QByteArray binary();
    /// The elements of an array of words, numbers or uuids, which need no quoting.
    QList<QByteArrayView> array();

private:
    std::shared_ptr<const pg_result> m_result;
    int m_count;
    int m_row = -1;
    int m_column = 0;
};

} // namespace mc::store
