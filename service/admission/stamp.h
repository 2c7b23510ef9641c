#pragma once

#include <QtCore/QByteArray>

namespace mc::admission {

/// What a worker puts on its answers that no request says: the date and ids of requests. For one thread.
class Stamp
{
public:
    Stamp();

    /// Now as HTTP writes it (RFC 9110 section 5.6.7).
    const QByteArray &date();
    /// An id that no other worker gives, now or after a restart.
    QByteArray newRequestId();

private:
    QByteArray m_prefix;
    quint64 m_given = 0;
    qint64 m_second = 0;
    QByteArray m_date;
};

} // namespace mc::admission
