#include "store/session/rows.h"

#include "model/times.h"

#include <libpq-fe.h>

namespace mc::store {

Rows::Rows(std::shared_ptr<const pg_result> result)
    : m_result(std::move(result))
    , m_count(PQntuples(m_result.get()))
{
}

int Rows::affected() const { return QByteArrayView(PQcmdTuples(const_cast<PGresult *>(m_result.get()))).toInt(); }

bool Rows::next()
{
    m_column = 0;
    return ++m_row < m_count;
}

bool Rows::isNull() const { return PQgetisnull(m_result.get(), m_row, m_column); }

QByteArrayView Rows::bytes()
{
    const int column = m_column++;
    return {PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column)};
}

std::optional<qint64> Rows::optionalInteger()
{
    const bool isThere = !isNull();
    const qint64 value = integer();
    return isThere ? std::optional(value) : std::nullopt;
}

QDateTime Rows::time()
{
    const std::optional<qint64> milliseconds = optionalInteger();
    return milliseconds ? model::utc(*milliseconds) : QDateTime();
}

QByteArray Rows::binary()
{
    size_t length = 0;
    unsigned char *raw = PQunescapeBytea(reinterpret_cast<const unsigned char *>(bytes().data()), &length);
    const QByteArray result(reinterpret_cast<const char *>(raw), qsizetype(length));
    PQfreemem(raw);
    return result;
}

QList<QByteArrayView> Rows::array()
{
    QByteArrayView rest = bytes();
    if (rest.size() <= 2)
        return {};
    rest = rest.sliced(1, rest.size() - 2);
    QList<QByteArrayView> elements;
    for (qsizetype comma = rest.indexOf(','); comma >= 0; comma = rest.indexOf(',')) {
        elements += rest.first(comma);
        rest = rest.sliced(comma + 1);
    }
    elements += rest;
    return elements;
}

} // namespace mc::store
