#include "realtime/delivery_watch.h"

#include "model/times.h"
#include "realtime/hub.h"
#include "realtime/instance_report.h"
#include "realtime/recent_minutes.h"
#include "store/store.h"

namespace mc::realtime {

using model::LiveStatistics;
using model::Result;

namespace {

constexpr std::chrono::seconds interval(1);
constexpr qsizetype looksAMinute = 60;
constexpr std::chrono::seconds queueInterval(5);

/// The watch on its thread.
class Look
{
public:
    Look(const store::DatabaseUrl &database, Hub &hub, const ops::Clock &clock,
        const DeliveryWatch::Providers &providers)
        : m_store(database, QStringLiteral("mediconnect-notifyd deliveries"))
        , m_hub(hub)
        , m_clock(clock)
        , m_providers(providers)
    {
    }

    void operator()()
    {
        InstanceReport report {.connectedClients = m_hub.connectedClients(), .providers = m_providers()};
        const auto others = m_store.instanceReports.exchange(m_instance, toJson(report));
        if (!others)
            return; // what happens meanwhile is told when the database is back
        for (const QByteArray &other : *others)
            report.add(instanceReportFrom(other));
        look(report);
    }

private:
    // Errors are logged by the store; the next second brings another try.
    void look(const InstanceReport &report)
    {
        const bool isWatched = m_hub.hasWatchers();
        const QDateTime now = m_clock.now();
        if (!updateQueue(isWatched, now))
            return;
        const Result<store::LiveStep> step
            = m_store.liveOutcomes.since(m_position, isWatched ? DeliveryWatch::mostDeliveries : 0);
        if (!step)
            return;
        const QDateTime last = std::exchange(m_lastLook, now);
        m_lastMinute += step->latencies;
        if (m_lastMinute.size() > looksAMinute)
            m_lastMinute.removeFirst();
        if (isWatched) {
            const LiveStatistics statistics {.at = now,
                .rates = perSecond(step->counts, last, now),
                .queue = m_queue,
                .connectedClients = report.connectedClients,
                .latency = latency(),
                .providers = report.providers,
                .leftOut = step->all - step->deliveries.size()};
            m_hub.tell(std::make_shared<const DeliveryNews>(DeliveryNews::of(statistics, step->deliveries, history())));
        }
        m_minutes.add({.since = last,
            .at = now,
            .counts = step->counts,
            .latencies = step->latencies,
            .queue = m_queue,
            .connectedClients = report.connectedClients});
    }

    // What is due is asked for each second while somebody watches, the rest of the queue less often: its figures come from facts that
    // are not counted yet, thousands in a second when much is delivered.
    bool updateQueue(bool isWatched, const QDateTime &now)
    {
        const auto asked = std::chrono::steady_clock::now();
        if (!m_minutes.knows(now) || (isWatched && asked >= m_queueAsked + queueInterval)) {
            const Result<model::QueueStatistics> queue = m_store.statistics.queue(now);
            if (queue)
                m_queue = *queue, m_queueAsked = asked;
            return bool(queue);
        }
        return !isWatched || m_store.statistics.updateDue(m_queue, now);
    }

    using Rates = std::array<model::LiveRates, model::allChannels.size()>;
    static Rates perSecond(Rates counts, const QDateTime &last, const QDateTime &now)
    {
        const double seconds = last.isValid() ? std::max(0.5, double(last.msecsTo(now)) / 1000) : 1;
        const auto rate = [seconds](qint64 count) { return qint64(std::llround(double(count) / seconds)); };
        for (model::LiveRates &rates : counts)
            rates = {rate(rates.sent), rate(rates.delivered), rate(rates.failed)};
        return counts;
    }

    std::optional<QList<model::LiveMinute>> history() const
    {
        return m_hub.hasNewWatchers() ? std::optional(m_minutes.all()) : std::nullopt;
    }

    std::optional<model::LatencyPercentiles> latency() const
    {
        store::LatencyHistogram all;
        for (const store::LatencyHistogram &second : m_lastMinute)
            all.add(second);
        return all.percentiles();
    }

    store::Store m_store;
    Hub &m_hub;
    const ops::Clock &m_clock;
    const DeliveryWatch::Providers m_providers;
    const QUuid m_instance = QUuid::createUuid();
    store::LivePosition m_position;
    QDateTime m_lastLook;
    model::QueueStatistics m_queue; ///< asked for while somebody watches, and with each minute
    std::chrono::steady_clock::time_point m_queueAsked {}; ///< when all of it was
    QList<store::LatencyHistogram> m_lastMinute;
    RecentMinutes m_minutes;
};

} // namespace

DeliveryWatch::DeliveryWatch(
    const store::DatabaseUrl &database, Hub &hub, const ops::Clock &clock, const Providers &providers)
    : m_turns(QStringLiteral("deliveries"), interval, [database, &hub, &clock, providers]() -> threads::Periodic::Work {
        return [look = std::make_shared<Look>(database, hub, clock, providers)] { (*look)(); };
    })
{
}

} // namespace mc::realtime
