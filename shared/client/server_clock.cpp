#include "client/server_clock.h"

#include <QtCore/QLocale>

namespace mc::client {

namespace {

constexpr qint64 longestWay = 10'000; // of an answer, in milliseconds

QDateTime timeOf(const QByteArray &date)
{
    QDateTime time
        = QLocale::c().toDateTime(QString::fromLatin1(date), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

// A Date is up to a second old when it is written, and older when the answer took its time, so the one that is furthest ahead is
// the nearest. One that is so far behind that no answer takes as long says that one of the clocks was set.
void ServerClock::hear(const QByteArray &date, const QDateTime &localNow)
{
    const QDateTime time = timeOf(date);
    if (!time.isValid())
        return;
    const qint64 ahead = localNow.msecsTo(time);
    if (!m_isKnown || ahead > m_ahead || ahead < m_ahead - longestWay)
        m_ahead = ahead;
    m_isKnown = true;
}

} // namespace mc::client
