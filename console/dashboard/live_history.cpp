#include "console/dashboard/live_history.h"

#include <cmath>
#include <limits>

namespace mc::console {

using model::Channel;
using model::LiveRates;
using model::LiveStatistics;

namespace {

constexpr int minute = 60;
constexpr int quarterHour = 15 * minute;
constexpr int day = 24 * 60 * minute;
constexpr qint64 longestStep = 3; // seconds that what is told at once stands for; where more have passed, nobody knows

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

qint64 countOf(const LiveRates &rates, LiveHistory::Rate rate)
{
    switch (rate) {
    case LiveHistory::Rate::Sent:
        return rates.sent;
    case LiveHistory::Rate::Delivered:
        return rates.delivered;
    case LiveHistory::Rate::Failed:
        return rates.failed;
    }
    return 0;
}

std::array<double, 6> gaugesOf(const LiveStatistics &statistics)
{
    const auto &latency = statistics.latency;
    return {double(statistics.queue.due), double(statistics.queue.oldestDueSeconds),
        double(statistics.connectedClients), latency ? latency->p50 : unknown, latency ? latency->p95 : unknown,
        latency ? latency->p99 : unknown};
}

} // namespace

LiveHistory::LiveHistory()
    : m_seconds {.secondsOfSlot = 1, .slots = QList<Slot>(quarterHour + minute)}
    , m_minutes {.secondsOfSlot = minute, .slots = QList<Slot>(day / minute + quarterHour / minute)}
{
}

LiveHistory::Slot &LiveHistory::Ring::of(qint64 second)
{
    const qint64 number = second / secondsOfSlot;
    Slot &slot = slots[number % slots.size()];
    if (slot.number != number)
        slot = {.number = number};
    return slot;
}

const LiveHistory::Slot *LiveHistory::Ring::find(qint64 number) const
{
    const Slot &slot = slots[number % slots.size()];
    return number >= 0 && slot.number == number ? &slot : nullptr;
}

// A rate is that of the time since what was told before, which may be a bit more than a second.
void LiveHistory::add(const LiveStatistics &statistics)
{
    if (m_latest.isValid() && statistics.at.secsTo(m_latest) > minute)
        *this = LiveHistory(); // the service's clock was set back: what is known would lie ahead
    const QDateTime at = m_latest.isValid() ? std::max(m_latest, statistics.at) : statistics.at;
    const qint64 second = at.toSecsSinceEpoch();
    const qint64 last = m_latest.isValid() ? m_latest.toSecsSinceEpoch() : second - 1;
    const qint64 first = second - last > longestStep ? second : std::min(last + 1, second);
    const std::array<double, gaugeCount> values = gaugesOf(statistics);
    for (qint64 each = first; each <= second; ++each) {
        for (Ring *ring : {&m_seconds, &m_minutes}) {
            Slot &slot = ring->of(each);
            slot.seconds += each > last ? 1 : 0; // told twice within one second
            slot.gauges = values;
            for (std::size_t i = 0; i < channelCount; ++i) {
                slot.sums[i].sent += statistics.rates[i].sent;
                slot.sums[i].delivered += statistics.rates[i].delivered;
                slot.sums[i].failed += statistics.rates[i].failed;
            }
        }
    }
    m_latest = at;
    if (!m_since.isValid())
        m_since = at;
}

double LiveHistory::lastMinute(Rate rate) const
{
    if (!m_latest.isValid())
        return unknown;
    const qint64 end = m_latest.toSecsSinceEpoch() + 1;
    return sumOf(m_seconds, rate, end - minute, end, {}).count;
}

std::optional<LiveHistory::Before> LiveHistory::before(Rate rate) const
{
    if (!m_latest.isValid())
        return {};
    const qint64 end = m_latest.toSecsSinceEpoch() + 1 - minute;
    const Sum sum = sumOf(m_seconds, rate, end - quarterHour + minute, end, {});
    if (sum.seconds < minute)
        return {};
    return Before {.value = sum.count / sum.seconds * minute, .minutes = sum.seconds / minute};
}

std::optional<LiveHistory::Before> LiveHistory::before(Gauge gauge) const
{
    if (!m_latest.isValid())
        return {};
    const qint64 now = m_latest.toSecsSinceEpoch();
    for (qint64 second = now - quarterHour; second <= now - minute; ++second) {
        const Slot *const slot = m_seconds.find(second);
        if (slot && !std::isnan(slot->gauges[std::size_t(gauge)]))
            return Before {.value = slot->gauges[std::size_t(gauge)], .minutes = int(now - second) / minute};
    }
    return {};
}

TimeSteps LiveHistory::stepsOf(Range range, const QDateTime &now)
{
    const int step = range == Range::QuarterHour ? 10 : range == Range::Hour ? minute : quarterHour;
    const int whole = range == Range::QuarterHour ? quarterHour : range == Range::Hour ? 60 * minute : day;
    const qint64 last = now.toSecsSinceEpoch() / step * step;
    return {.first = QDateTime::fromSecsSinceEpoch(last - whole, Qt::UTC), .seconds = step, .count = whole / step + 1};
}

QList<double> LiveHistory::perMinute(Rate rate, const TimeSteps &steps, std::optional<Channel> channel) const
{
    const Ring &ring = ringFor(steps);
    QList<double> values;
    for (int i = 0; i < steps.count; ++i) {
        const qint64 from = steps.at(i).toSecsSinceEpoch();
        const Sum sum = sumOf(ring, rate, from, from + steps.seconds, channel);
        values += sum.seconds == 0 ? unknown : sum.count / sum.seconds * minute;
    }
    return values;
}

QList<double> LiveHistory::highest(Gauge gauge, const TimeSteps &steps) const
{
    const Ring &ring = ringFor(steps);
    QList<double> values;
    for (int i = 0; i < steps.count; ++i) {
        const qint64 from = steps.at(i).toSecsSinceEpoch();
        double highest = unknown;
        for (qint64 second = from; second < from + steps.seconds; second += ring.secondsOfSlot) {
            if (const Slot *const slot = ring.find(second / ring.secondsOfSlot))
                highest = std::fmax(highest, slot->gauges[std::size_t(gauge)]); // passes over NaN
        }
        values += highest;
    }
    return values;
}

const LiveHistory::Ring &LiveHistory::ringFor(const TimeSteps &steps) const
{
    return steps.seconds < minute ? m_seconds : m_minutes;
}

// Both bounds are whole in the ring's slots; the second is not included.
LiveHistory::Sum LiveHistory::sumOf(
    const Ring &ring, Rate rate, qint64 from, qint64 to, std::optional<Channel> channel) const
{
    Sum sum;
    for (qint64 second = from; second < to; second += ring.secondsOfSlot) {
        const Slot *const slot = ring.find(second / ring.secondsOfSlot);
        if (!slot)
            continue;
        sum.seconds += slot->seconds;
        for (std::size_t i = 0; i < channelCount; ++i) {
            if (!channel || model::allChannels[i] == *channel)
                sum.count += double(countOf(slot->sums[i], rate));
        }
    }
    return sum;
}

} // namespace mc::console
