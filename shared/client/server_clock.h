#pragma once

#include <QtCore/QDateTime>

namespace mc::client {

/// What time it is at the service, as far as the `Date` of its answers tells: schedules go by that clock, and this machine's may be
/// another. Behind the service's by a second at most and the way of an answer, and not ahead of it. Part of a Client.
class ServerClock
{
public:
    /// The header of an answer that has just come in; what is no HTTP date (RFC 9110 section 5.6.7) tells nothing.
    void hear(const QByteArray &date) { hear(date, QDateTime::currentDateTimeUtc()); }
    void hear(const QByteArray &date, const QDateTime &localNow);

    /// In UTC. This machine's time before the first answer.
    QDateTime now() const { return at(QDateTime::currentDateTimeUtc()); }
    QDateTime at(const QDateTime &localTime) const { return localTime.addMSecs(m_ahead); }

private:
    qint64 m_ahead = 0; ///< of this machine's clock, in milliseconds
    bool m_isKnown = false;
};

} // namespace mc::client
