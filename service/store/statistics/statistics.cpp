#include "store/statistics/statistics.h"

#include "model/times.h"
#include "store/statistics/latency_histogram.h"
#include "store/statistics/metrics.h"
#include "store/statistics/statistics_query.h"

namespace mc::store {

using model::AdminStatistics;
using model::ChannelStatistics;
using model::Result;

namespace {

using Numbers = QList<qint64>;

// One row of the statement: what it tells of, and the numbers.
struct Section
{
    QString name;
    QString key;
    std::optional<model::Channel> channel;
    Numbers numbers;

    qint64 integer() const { return key.toLongLong(); }
};

Section sectionFrom(Rows &row)
{
    Section section;
    section.name = row.text();
    section.key = row.text();
    section.channel = row.optionalWord(&model::channelFromWord);
    for (const QByteArrayView number : row.array())
        section.numbers += number.toLongLong();
    return section;
}

qint64 at(const Numbers &counters, Metric first, std::size_t offset = 0)
{
    return counters.value(qsizetype(first) + qsizetype(offset));
}

ChannelStatistics channelFrom(const Numbers &counters, std::size_t nth)
{
    const qint64 suppressed = at(counters, Metric::Suppressed, nth);
    if (nth == 0)
        return {at(counters, Metric::InAppSent), at(counters, Metric::InAppDelivered), 0, 0, suppressed};
    const Metric first = std::array {Metric::Push, Metric::Email, Metric::Sms}[nth - 1];
    return {at(counters, first, 1), at(counters, first, 2), at(counters, first, 3), at(counters, first), suppressed};
}

ChannelStatistics allChannelsFrom(const Numbers &counters)
{
    ChannelStatistics sum;
    for (std::size_t i = 0; i < model::allChannels.size(); ++i) {
        const ChannelStatistics one = channelFrom(counters, i);
        sum.sent += one.sent;
        sum.delivered += one.delivered;
        sum.failed += one.failed;
        sum.pending += one.pending;
    }
    return sum;
}

model::Statistics totalsFrom(const Numbers &counters)
{
    model::Statistics s;
    s.total = at(counters, Metric::Total);
    s.unread = at(counters, Metric::Unread);
    for (std::size_t i = 0; i < s.byType.size(); ++i)
        s.byType[i] = at(counters, Metric::Type, i);
    for (std::size_t i = 0; i < s.byPriority.size(); ++i)
        s.byPriority[i] = at(counters, Metric::Priority, i);
    const ChannelStatistics deliveries = allChannelsFrom(counters);
    s.successRate = deliveries.successRate();
    s.failedDeliveries = deliveries.failed;
    s.pendingDeliveries = deliveries.pending;
    const qint64 read = at(counters, Metric::Read);
    s.readRate = model::percentage(read, s.total);
    s.averageReadSeconds = read == 0 ? 0 : std::round(double(at(counters, Metric::ReadMs)) / double(read) / 100) / 10;
    s.clickThroughRate = model::percentage(at(counters, Metric::Clicked), s.total);
    return s;
}

// One for each bucket, with what the statement knew of it; what nobody ever asked back to is left out.
QList<model::TimelineBucket> timelineFrom(
    const StatisticsChart &plan, const QMap<QDateTime, Numbers> &known, bool sinceEver)
{
    QList<model::TimelineBucket> buckets;
    auto next = known.begin();
    for (QDateTime from = plan.from; from < plan.to;) {
        const QDateTime to = std::min(plan.next(from), plan.to);
        model::TimelineBucket bucket {from, to, 0, 0};
        for (; next != known.end() && next.key() < to; ++next) {
            bucket.total += next.value().value(0);
            bucket.read += next.value().value(1);
        }
        if (!sinceEver || !buckets.isEmpty() || bucket.total > 0)
            buckets += bucket;
        from = to;
    }
    return buckets;
}

void readDue(model::QueueStatistics &queue, const Numbers &numbers, const QDateTime &now)
{
    queue.due = numbers.value(0);
    queue.oldestDueSeconds = queue.due > 0 ? model::utc(numbers.value(1)).secsTo(now) : 0;
}

void readWaiting(model::QueueStatistics &queue, const Numbers &present)
{
    queue.scheduled = present.value(0);
    queue.retrying = present.value(1);
}

/// Reads the rows of an administrator's statistics, whatever the order of their sections.
class Reading
{
public:
    Reading(
        const StatisticsScope &scope, const StatisticsWindow &window, const StatisticsChart &plan, const QDateTime &now)
        : m_scope(scope)
        , m_window(window)
        , m_plan(plan)
        , m_now(now)
    {
    }

    AdminStatistics of(Rows &rows)
    {
        while (rows.next())
            add(sectionFrom(rows));
        if (m_scope.user && m_scope.clinic && m_home != m_scope.clinic)
            m_counters.clear(), m_buckets.clear(), m_latencies.clear(), m_statistics = {};
        finish();
        return m_statistics;
    }

private:
    void add(const Section &section)
    {
        const Numbers &numbers = section.numbers;
        if (section.name == QLatin1String("totals"))
            m_counters = numbers;
        else if (section.name == QLatin1String("timeline"))
            m_buckets.insert(model::utc(section.integer()), numbers);
        else if (section.name == QLatin1String("latency"))
            m_latencies.add(int(section.integer()), numbers.value(0));
        else if (section.name == QLatin1String("clinic"))
            addClinic(section.integer(), numbers);
        else if (section.name == QLatin1String("home"))
            m_home = section.integer();
        else if (section.name == QLatin1String("error"))
            m_statistics.topErrors += {section.key, section.channel.value_or(model::Channel::InApp), numbers.value(0)};
        else if (section.name == QLatin1String("due"))
            readDue(m_statistics.queue, numbers, m_now);
        else
            addPresent(numbers);
    }

    void addPresent(const Numbers &numbers)
    {
        readWaiting(m_statistics.queue, numbers);
        m_statistics.devices = {numbers.value(2), numbers.value(3), numbers.value(4)};
    }

    void addClinic(qint64 id, const Numbers &n)
    {
        m_statistics.byClinic += {id == 0 ? std::nullopt : std::optional(id), n.value(0), n.value(1),
            model::percentage(n.value(2), n.value(0)), model::percentage(n.value(3), n.value(3) + n.value(4))};
    }

    void finish()
    {
        m_statistics.totals = totalsFrom(m_counters);
        for (std::size_t i = 0; i < model::allChannels.size(); ++i)
            m_statistics.byChannel[i] = channelFrom(m_counters, i);
        m_statistics.timeline = timelineFrom(m_plan, m_buckets, !m_window.from.isValid());
        m_statistics.latency = m_latencies.percentiles();
        if ((m_scope.user || m_scope.clinic) && m_statistics.totals.total > 0) {
            const ChannelStatistics sums = allChannelsFrom(m_counters);
            addClinic(m_scope.user ? m_home.value_or(0) : *m_scope.clinic,
                {m_statistics.totals.total, m_statistics.totals.unread, at(m_counters, Metric::Read),
                    sums.sent + sums.delivered, sums.failed});
        }
        std::stable_sort(m_statistics.byClinic.begin(), m_statistics.byClinic.end(),
            [](const auto &a, const auto &b) { return a.total > b.total; });
        std::stable_sort(m_statistics.topErrors.begin(), m_statistics.topErrors.end(),
            [](const auto &a, const auto &b) { return a.count > b.count; });
    }

    const StatisticsScope &m_scope;
    const StatisticsWindow &m_window;
    const StatisticsChart &m_plan;
    const QDateTime m_now;
    Numbers m_counters;
    QMap<QDateTime, Numbers> m_buckets;
    LatencyHistogram m_latencies;
    std::optional<qint64> m_home;
    AdminStatistics m_statistics;
};

} // namespace

Result<model::Statistics> Statistics::ofUser(model::UserId user, const StatisticsWindow &window)
{
    const StatisticsQuery query = StatisticsQuery::ofUser(user, window);
    Result<Rows> rows = m_connection.run(query.statement, query.values);
    if (!rows)
        return rows.error();
    return totalsFrom(rows->next() ? sectionFrom(*rows).numbers : Numbers());
}

Result<model::QueueStatistics> Statistics::queue(const QDateTime &now)
{
    const StatisticsQuery query = StatisticsQuery::queue(now);
    Result<Rows> rows = m_connection.run(query.statement, query.values);
    if (!rows)
        return rows.error();
    model::QueueStatistics queue;
    while (rows->next()) {
        const Section section = sectionFrom(*rows);
        if (section.name == QLatin1String("due"))
            readDue(queue, section.numbers, now);
        else
            readWaiting(queue, section.numbers);
    }
    return queue;
}

Result<void> Statistics::updateDue(model::QueueStatistics &queue, const QDateTime &now)
{
    const StatisticsQuery query = StatisticsQuery::due(now);
    Result<Rows> rows = m_connection.run(query.statement, query.values);
    if (!rows)
        return rows.error();
    rows->next();
    readDue(queue, sectionFrom(*rows).numbers, now);
    return {};
}

Result<AdminStatistics> Statistics::forAdmin(
    const StatisticsScope &scope, const StatisticsWindow &window, const QDateTime &now)
{
    const StatisticsChart timeline(window, now);
    const StatisticsQuery query = StatisticsQuery::forAdmin(scope, window, timeline, now);
    Result<Rows> rows = m_connection.run(query.statement, query.values);
    if (!rows)
        return rows.error();
    return Reading(scope, window, timeline, now).of(*rows);
}

} // namespace mc::store
