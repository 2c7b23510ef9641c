#pragma once

#include "model/live_minutes.h"

#include <QtCore/QDateTime>

#include <array>
#include <optional>

namespace mc::console {

/// Spans of time that follow each other, all as long.
struct TimeSteps
{
    QDateTime first; ///< where the first one begins
    int seconds = 1; ///< of each
    int count = 0;

    QDateTime at(int index) const { return first.addSecs(qint64(index) * seconds); }
};

/// What the service told of its deliveries, for charts: each second of the last quarter of an hour, each minute of the last day. What
/// it told by the minute alone is spread over the minute's seconds. Of what it did not tell nothing is known: values of such spans are
/// NaN. All times are the service's.
class LiveHistory
{
public:
    enum class Rate { Sent, Delivered, Failed };
    enum class Gauge { Due, OldestDueSeconds, ConnectedClients, LatencyP50, LatencyP95, LatencyP99 };
    enum class Range { QuarterHour, Hour, Day };
    /// What the figure of now is held against.
    struct Before
    {
        double value = 0;
        int minutes = 0; ///< how long that time was, or how long ago
    };

    LiveHistory();

    void add(const model::LiveStatistics &statistics);
    /// Oldest first; the last one may be under way, up to the statistics that follow. What was told by the second wins.
    void add(const QList<model::LiveMinute> &minutes);
    /// The first time of which something is known; invalid before.
    QDateTime since() const { return m_since; }
    /// The first time that something was told by the second, with single outcomes; invalid before.
    QDateTime listeningSince() const { return m_listeningSince; }
    /// The last time.
    QDateTime latest() const { return m_latest; }

    /// How many there were in the minute up to latest(), on all channels.
    double lastMinute(Rate rate) const;
    /// How many there were a minute, on average, in the quarter of an hour before that minute, as far as it is known.
    std::optional<Before> before(Rate rate) const;
    /// What it was a quarter of an hour ago, or when it was first told, if that is at least a minute ago.
    std::optional<Before> before(Gauge gauge) const;

    /// The range up to that time in less than a hundred steps, the last of which is under way.
    static TimeSteps stepsOf(Range range, const QDateTime &now);
    /// How many there were a minute in each step, on all channels, or on one.
    QList<double> perMinute(Rate rate, const TimeSteps &steps, std::optional<model::Channel> channel = {}) const;
    /// The highest value in each step.
    QList<double> highest(Gauge gauge, const TimeSteps &steps) const;

private:
    static constexpr std::size_t channelCount = model::allChannels.size();
    static constexpr std::size_t gaugeCount = 6;
    using Sums = std::array<std::array<double, 3>, channelCount>; ///< of each Rate
    struct Slot
    {
        qint64 number = -1; ///< of the span, counted from 1970; -1: nothing was told
        int seconds = 0; ///< how many of them were told
        Sums sums = {};
        std::array<double, gaugeCount> gauges = {}; ///< the last ones
    };
    /// The newest spans of one length.
    struct Ring
    {
        int secondsOfSlot;
        QList<Slot> slots;

        Slot &of(qint64 second);
        /// The same; none where newer ones are.
        Slot *past(qint64 second);
        const Slot *find(qint64 number) const;
        int span() const { return int(slots.size()) * secondsOfSlot; }
    };
    struct Sum
    {
        double count = 0;
        int seconds = 0;
    };

    static Slot slotOf(const model::LiveMinute &minute);
    void spread(const Slot &told, const Slot &heard, qint64 first);
    const Ring &ringFor(const TimeSteps &steps) const;
    Sum sumOf(const Ring &ring, Rate rate, qint64 from, qint64 to, std::optional<model::Channel> channel) const;

    Ring m_seconds;
    Ring m_minutes;
    QDateTime m_since;
    QDateTime m_listeningSince;
    QDateTime m_latest;
};

} // namespace mc::console
