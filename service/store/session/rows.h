#pragma once

#include "model/ids.h"
#include "model/utf8.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <memory>

struct pg_result;

namespace mc::store {

/// The rows a statement answered, read front to back: `while (rows.next()) … rows.text(0) …`.
///
/// Reads the columns from libpq's result, which QPSQL hands out as its native handle, because a QVariant for each value
/// costs more than the query. Belongs to the thread of its Connection; valid until it is destroyed.
class Rows
{
public:
    /// Takes the result over; `affected` is how many rows the statement changed.
    Rows(std::shared_ptr<const void> owner, const pg_result *result, int affected);

    bool next() { return ++m_row < m_count; }
    int count() const { return m_count; }
    int affected() const { return m_affected; }

    bool isNull(int column) const;
    /// The value's bytes as PostgreSQL wrote them, empty for null. Valid as long as the rows are.
    QByteArrayView bytes(int column) const;
    QString text(int column) const { return model::textFromUtf8(bytes(column)); }
    qint64 integer(int column) const { return bytes(column).toLongLong(); }
    bool boolean(int column) const { return bytes(column) == "t"; }
    /// A time selected as milliseconds since the epoch (bigint); invalid for null.
    QDateTime time(int column) const;
    model::UserId userId(int column) const { return {integer(column)}; }
    model::NotificationId notificationId(int column) const;
    /// A column of words, which `fromWord` knows all of.
    template<typename Enum>
    Enum word(int column, std::optional<Enum> (*fromWord)(QAnyStringView)) const
    {
        return fromWord(QLatin1String(bytes(column))).value_or(Enum());
    }
    /// A bytea column.
    QByteArray binary(int column) const;
    /// The elements of an array of words, numbers or uuids, which need no quoting.
    QList<QByteArrayView> array(int column) const;

private:
    std::shared_ptr<const void> m_owner;
    const pg_result *m_result;
    int m_count;
    int m_affected;
    int m_row = -1;
};

} // namespace mc::store
