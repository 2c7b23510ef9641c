#include "bench/loop.h"
#include "bench/options.h"
#include "bench/samples.h"
#include "store/store.h"

#include <QtCore/QCoreApplication>

#include <array>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

// The queue of deliveries at full speed, without providers: --deliveries are stored in chunks and meanwhile claimed and
// recorded as sent by two sessions, as a lane does it. Then claims with --held more in the queue that are not due. The
// database is that of the service; it holds --users with a device each.

namespace {

using namespace mc;
using bench::Samples;

constexpr int mostAClaim = 250; // as service/delivery/lane.cpp
constexpr long mostAtOnce = 20'000; // that are stored and due

// %1 how many, %2 users, %3 when due. Without the triggers, which are not what is measured here.
constexpr char addDeliveries[] = R"(
SET LOCAL session_replication_role = replica;
WITH fresh AS MATERIALIZED (
    SELECT n, 1 + (random() * (%2 - 1))::bigint AS user_id,
           (stamp || right(replace(gen_random_uuid()::text, '-', ''), 15))::uuid AS id,
           (stamp || right(replace(gen_random_uuid()::text, '-', ''), 15))::uuid AS delivery
    FROM generate_series(1, %1) n, (SELECT lpad(to_hex((date_part('epoch', now()) * 1000)::bigint), 12, '0') || '70008') s (stamp)
), stored AS (
    INSERT INTO notifications (id, recipient_id, notification_type, priority, delivery_status, created_at, title, message, channels,
                               named_channels)
    SELECT id, user_id, 'message', (enum_range(NULL::notification_priority))[1 + n % 4], 'pending', now(), 'New message',
           'You have a new message.', '{push}', '{push}' FROM fresh
)
INSERT INTO deliveries (id, notification_id, recipient_id, priority, channel, provider, device_id, status, created_at, due_at, counted_at)
SELECT f.delivery, f.id, f.user_id, (enum_range(NULL::notification_priority))[1 + n % 4], 'push', 'fcm', d.id, 'pending', now(), %3, now()
FROM fresh f LEFT JOIN devices d ON d.user_id = f.user_id;)";

template<typename T>
const T &orGiveUp(const model::Result<T> &result)
{
    if (!result)
        bench::giveUp(qPrintable(result.error().detail));
    return *result;
}

void orGiveUp(const model::Result<void> &result)
{
    if (!result)
        bench::giveUp(qPrintable(result.error().detail));
}

/// What storing and carrying sessions share.
class Queue
{
public:
    Queue(const store::DatabaseUrl &url, long users)
        : m_url(url)
        , m_users(users)
    {
    }

    struct Claims
    {
        Samples first, last; ///< milliseconds of those at the beginning and at the end
    };

    /// Stores and carries so many; what claims took of the first and of the last twentieth.
    Claims carry(long count)
    {
        m_carried = m_due = 0;
        m_total = count;
        std::array<Claims, 2> claims;
        std::array carriers {
            std::thread([&] { carryUntilEnd(claims[0]); }), std::thread([&] { carryUntilEnd(claims[1]); })};
        store::Store store(m_url, QStringLiteral("bench"));
        for (long stored = 0; stored < count; stored += mostAtOnce) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_due < mostAtOnce; });
            lock.unlock();
            const long next = std::min(mostAtOnce, count - stored);
            add(store, next, QStringLiteral("now()"));
            lock.lock();
            m_due += next;
            m_changed.notify_all();
        }
        for (std::thread &carrier : carriers)
            carrier.join();
        for (const double value : claims[1].first.values())
            claims[0].first.add(value);
        for (const double value : claims[1].last.values())
            claims[0].last.add(value);
        return claims[0];
    }

    void add(store::Store &store, long count, const QString &due)
    {
        orGiveUp(store.connection.execute(QString::fromLatin1(addDeliveries).arg(count).arg(m_users).arg(due)));
    }

private:
    void carryUntilEnd(Claims &claims)
    {
        store::Store store(m_url.planningByIndex(), QStringLiteral("bench"));
        const QUuid instance = QUuid::createUuid();
        while (true) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_due > 0 || m_carried >= m_total; });
            if (m_carried >= m_total)
                return;
            lock.unlock();
            const auto begin = bench::Clock::now();
            const auto claimed = store.deliveryQueue.claim(
                {model::Provider::Fcm, instance, QDateTime::currentDateTimeUtc(), mostAClaim});
            const double took = 1000 * bench::seconds(bench::Clock::now() - begin);
            record(store, orGiveUp(claimed).deliveries, instance);
            lock.lock();
            const long count = claimed->deliveries.size();
            if (count == mostAClaim && m_carried < m_total / 20)
                claims.first.add(took);
            else if (count == mostAClaim && m_carried >= m_total - m_total / 20)
                claims.last.add(took);
            m_due -= count;
            m_carried += count;
            m_changed.notify_all();
        }
    }

    void record(store::Store &store, const QList<store::DueDelivery> &deliveries, const QUuid &instance)
    {
        QList<store::DeliveryOutcome> outcomes;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const store::DueDelivery &due : deliveries)
            outcomes += {due.id, due.notification.id, store::DeliveryOutcome::Kind::Sent, now, {}, {}, {},
                QStringLiteral("projects/bench/messages/1"), {}};
        if (!outcomes.isEmpty())
            orGiveUp(store.deliveryQueue.record(outcomes, instance));
    }

    const store::DatabaseUrl m_url;
    const long m_users;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    long m_total = 0;
    long m_due = 0; ///< stored and not carried yet
    long m_carried = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bench::Options options(argc, argv, 1);
    const auto url = store::DatabaseUrl::parse(qEnvironmentVariable("MEDICONNECT_DATABASE_URL"));
    const long count = options.number("deliveries");
    const long held = options.number("held", 100'000);
    Queue queue(orGiveUp(url), options.number("users"));

    const auto begin = bench::Clock::now();
    Queue::Claims claims = queue.carry(count);
    const double rate = double(count) / bench::seconds(bench::Clock::now() - begin);

    store::Store store(*url, QStringLiteral("bench"));
    for (long stored = 0; stored < held; stored += mostAtOnce)
        queue.add(store, std::min(mostAtOnce, held - stored), QStringLiteral("now() + interval '8 hours'"));
    Queue::Claims beside = queue.carry(mostAtOnce);
    for (const double value : beside.last.values())
        beside.first.add(value);
    std::printf("mode=queue deliveries=%ld per_second=%.0f first_p50_ms=%.2f first_p99_ms=%.2f last_p50_ms=%.2f "
                "last_p99_ms=%.2f "
                "held=%ld held_p50_ms=%.2f held_p99_ms=%.2f\n",
        count, rate, claims.first.percentile(50), claims.first.percentile(99), claims.last.percentile(50),
        claims.last.percentile(99), held, beside.first.percentile(50), beside.first.percentile(99));
}
