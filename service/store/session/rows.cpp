#include "store/session/rows.h"

#include "model/times.h"

#include <libpq-fe.h>

namespace mc::store {

Rows::Rows(std::shared_ptr<const void> owner, const pg_result *result, int affected)
    : m_owner(std::move(owner))
    , m_result(result)
    , m_count(result ? PQntuples(result) : 0)
    , m_affected(affected)
{
}

bool Rows::isNull(int column) const { return PQgetisnull(m_result, m_row, column); }

QByteArrayView Rows::bytes(int column) const
{
    return {PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column)};
}

QDateTime Rows::time(int column) const { return isNull(column) ? QDateTime() : model::utc(integer(column)); }

model::NotificationId Rows::notificationId(int column) const
{
    return {QUuid::fromString(QLatin1String(bytes(column)))};
}

QByteArray Rows::binary(int column) const
{
    size_t length = 0;
    unsigned char *raw = PQunescapeBytea(reinterpret_cast<const unsigned char *>(bytes(column).data()), &length);
    const QByteArray result(reinterpret_cast<const char *>(raw), qsizetype(length));
    PQfreemem(raw);
    return result;
}

QList<QByteArrayView> Rows::array(int column) const
{
    QByteArrayView rest = bytes(column);
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
