#pragma once

#include <QtCore/QByteArray>

namespace mc::admission {

/// The values of headers that a worker adds by itself: Date and X-Request-Id. For one thread.
class HeaderSource
{
public:
    HeaderSource();

    /// Now as HTTP writes it (RFC 9110 section 5.6.7).
    const QByteArray &date();
    /// An id that no other worker gives, now or after a restart.
    QByteArray newRequestId();

private:
    QByteArray m_prefix;
    quint64 m_idsGiven = 0;
    qint64 m_second = 0;
    QByteArray m_date;
};

} // namespace mc::admission
