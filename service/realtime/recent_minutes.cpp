#include "realtime/recent_minutes.h"

namespace mc::realtime {

using model::LiveMinute;
using model::LiveRates;

namespace {

constexpr qint64 minute = 60;

qint64 numberOf(const QDateTime &time) { return time.toSecsSinceEpoch() / minute; }

// Moves what falls to so many of the seconds.
void move(LiveRates &from, LiveRates &to, qint64 seconds, qint64 all)
{
    for (qint64 LiveRates::*rate : {&LiveRates::sent, &LiveRates::delivered, &LiveRates::failed}) {
        const qint64 share = all == 0 ? from.*rate : from.*rate * seconds / all;
        from.*rate -= share;
        to.*rate += share;
    }
}

} // namespace

void RecentMinutes::add(const Look &look)
{
    const qint64 second = look.at.toSecsSinceEpoch();
    if (!m_minutes.isEmpty() && numberOf(m_minutes.last().at) - second / minute > 1)
        *this = RecentMinutes(); // the clock was set back: what is known would lie ahead
    qint64 passed = look.since.isValid() ? std::max<qint64>(0, second - look.since.toSecsSinceEpoch()) : minute + 1;
    if (passed > minute)
        return;
    std::array<LiveRates, model::allChannels.size()> counts = look.counts;
    const auto moveTo = [&](LiveMinute &to, qint64 seconds) {
        for (std::size_t i = 0; i < counts.size(); ++i)
            move(counts[i], to.counts[i], seconds, passed);
        to.seconds = int(std::min(minute, to.seconds + seconds)); // it might be a second one of a clock set back
        passed -= seconds;
    };
    if (const qint64 ofThis = second % minute + 1; ofThis < passed)
        moveTo(minuteOf(second / minute - 1), passed - ofThis);
    LiveMinute &last = minuteOf(second / minute);
    moveTo(last, passed);
    m_latencies.add(look.latencies);
    last.latency = m_latencies.percentiles();
    last.due = look.queue.due;
    last.oldestDueSeconds = look.queue.oldestDueSeconds;
    last.connectedClients = look.connectedClients;
}

bool RecentMinutes::knows(const QDateTime &time) const
{
    return !m_minutes.isEmpty() && numberOf(m_minutes.last().at) == numberOf(time);
}

// The last one, or a new one behind it.
LiveMinute &RecentMinutes::minuteOf(qint64 number)
{
    if (m_minutes.isEmpty() || numberOf(m_minutes.last().at) < number) {
        m_minutes += LiveMinute {.at = QDateTime::fromSecsSinceEpoch(number * minute, Qt::UTC)};
        m_latencies.clear();
        while (number - numberOf(m_minutes.first().at) >= most)
            m_minutes.removeFirst();
    }
    return m_minutes.last();
}

} // namespace mc::realtime
