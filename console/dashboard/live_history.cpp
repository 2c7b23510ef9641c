#include "console/dashboard/live_history.h"

#include <cmath>
#include <limits>

namespace mc::console {

using model::Channel;
using model::LiveMinute;
using model::LiveRates;
using model::LiveStatistics;

namespace {

constexpr int minute = 60;
constexpr int quarterHour = 15 * minute;
constexpr int day = 24 * 60 * minute;
constexpr qint64 longestStep = 3; // seconds that what is told at once stands for; where more have passed, nobody knows

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// In the order of LiveHistory::Rate.
std::array<double, 3> countsOf(const LiveRates &rates)
{
    return {double(rates.sent), double(rates.delivered), double(rates.failed)};
}

std::array<double, 6> gaugesOf(
    const model::QueueStatistics &queue, qint64 clients, const std::optional<model::LatencyPercentiles> &latency)
{
    return {double(queue.due), double(queue.oldestDueSeconds), double(clients), latency ? latency->p50 : unknown,
        latency ? latency->p95 : unknown, latency ? latency->p99 : unknown};
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

LiveHistory::Slot *LiveHistory::Ring::past(qint64 second)
{
    const qint64 number = second / secondsOfSlot;
    return slots[number % slots.size()].number > number ? nullptr : &of(second);
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
    const std::array<double, gaugeCount> values
        = gaugesOf(statistics.queue, statistics.connectedClients, statistics.latency);
    for (qint64 each = first; each <= second; ++each) {
        if (each < second && m_seconds.find(each))
            continue; // by the minute
        for (Ring *ring : {&m_seconds, &m_minutes}) {
            Slot &slot = ring->of(each);
            slot.seconds += each > last ? 1 : 0; // told twice within one second
            slot.gauges = values;
            for (std::size_t i = 0; i < channelCount; ++i) {
                const std::array<double, 3> counts = countsOf(statistics.rates[i]);
                for (std::size_t rate = 0; rate < counts.size(); ++rate)
                    slot.sums[i][rate] += counts[rate];
            }
        }
    }
    m_latest = at;
    if (!m_listeningSince.isValid())
        m_listeningSince = at;
    if (!m_since.isValid())
        m_since = at;
}

// Where not all seconds of a minute are known, they are its last ones, as when a service began; of the one under way, its first ones.
void LiveHistory::add(const QList<LiveMinute> &minutes)
{
    for (const LiveMinute &told : minutes) {
        const qint64 begin = told.at.toSecsSinceEpoch();
        Slot *const slot = told.seconds > 0 ? m_minutes.past(begin) : nullptr;
        if (!slot || slot->seconds >= told.seconds)
            continue;
        const Slot heard = std::exchange(*slot, slotOf(told));
        const qint64 first = &told == &minutes.last() ? begin : begin + minute - told.seconds;
        if (begin + m_seconds.span() > minutes.last().at.toSecsSinceEpoch())
            spread(*slot, heard, first);
        const QDateTime time = QDateTime::fromSecsSinceEpoch(first, Qt::UTC);
        if (!m_since.isValid() || time < m_since)
            m_since = time;
    }
}

LiveHistory::Slot LiveHistory::slotOf(const LiveMinute &told)
{
    Slot slot {.number = told.at.toSecsSinceEpoch() / minute,
        .seconds = told.seconds,
        .gauges
        = gaugesOf({.due = told.due, .oldestDueSeconds = told.oldestDueSeconds}, told.connectedClients, told.latency)};
    for (std::size_t i = 0; i < channelCount; ++i)
        slot.sums[i] = countsOf(told.counts[i]);
    return slot;
}

// What was told of a minute beyond what was heard of it falls to those of its seconds that were not heard.
void LiveHistory::spread(const Slot &told, const Slot &heard, qint64 first)
{
    Slot each {.seconds = 1, .gauges = told.gauges};
    for (std::size_t i = 0; i < channelCount; ++i) {
        for (std::size_t rate = 0; rate < each.sums[i].size(); ++rate)
            each.sums[i][rate]
                = std::max(0., told.sums[i][rate] - heard.sums[i][rate]) / (told.seconds - heard.seconds);
    }
    for (qint64 second = first; second < first + told.seconds; ++second) {
        Slot *const slot = m_seconds.past(second);
        if (slot && slot->seconds == 0) {
            each.number = second;
            *slot = each;
        }
    }
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
                sum.count += slot->sums[i][std::size_t(rate)];
        }
    }
    return sum;
}

} // namespace mc::console
