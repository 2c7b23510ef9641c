#pragma once

#include "store/session/rows.h"

namespace mc::store {

/// Reads the columns of the current row one after the other, so that no number has to agree with a SELECT list:
///
///     RowCursor row(rows);
///     user.id = row.userId();
///     user.username = row.text();
class RowCursor
{
public:
    explicit RowCursor(const Rows &rows, int first = 0)
        : m_rows(rows)
        , m_column(first)
    {
    }

    /// Whether the next column is null; stays there.
    bool isNull() const { return m_rows.isNull(m_column); }
    void skip(int columns = 1) { m_column += columns; }

    QByteArrayView bytes() { return m_rows.bytes(m_column++); }
    QString text() { return m_rows.text(m_column++); }
    qint64 integer() { return m_rows.integer(m_column++); }
    std::optional<qint64> optionalInteger()
    {
        const int column = m_column++;
        return m_rows.isNull(column) ? std::nullopt : std::optional(m_rows.integer(column));
    }
    bool boolean() { return m_rows.boolean(m_column++); }
    QDateTime time() { return m_rows.time(m_column++); }
    QUuid uuid() { return QUuid::fromString(m_rows.text(m_column++)); }
    model::UserId userId() { return m_rows.userId(m_column++); }
    model::NotificationId notificationId() { return m_rows.notificationId(m_column++); }
    template<typename Enum>
    Enum word(std::optional<Enum> (*fromWord)(QAnyStringView))
    {
        return m_rows.word(m_column++, fromWord);
    }
    template<typename Enum>
    std::optional<Enum> optionalWord(std::optional<Enum> (*fromWord)(QAnyStringView))
    {
        return fromWord(QLatin1String(m_rows.bytes(m_column++)));
    }
    QByteArray binary() { return m_rows.binary(m_column++); }
    QList<QByteArrayView> array() { return m_rows.array(m_column++); }

private:
    const Rows &m_rows;
    int m_column;
};

} // namespace mc::store
