#include "../events/reminder_clinic.h"
#include "bench/loop.h"
#include "bench/options.h"
#include "bench/server_figures.h"
#include "support/manual_clock.h"

#include <QtCore/QCoreApplication>

#include <cstdio>
#include <ctime>
#include <thread>

// --appointments of --people are scheduled, then all of them are moved by two sessions, in chunks of 500: first what is kept of them
// with their reminders alone, then by events, which also tell patient and doctor. The database is that of
// MEDICONNECT_DATABASE_URL, migrated and empty.

namespace {

using namespace mc;
using namespace mc::test;

constexpr qint64 atOnce = 500;
const QDateTime begin(QDate(2026, 5, 4), QTime(12, 0), Qt::UTC);

template<typename T>
T orGiveUp(model::Result<T> result)
{
    if (!result)
        bench::giveUp(result.error().detail.toStdString());
    return *result;
}

/// All appointments, told of by two sessions at a time.
class Moving
{
public:
    Moving(const store::DatabaseUrl &url, qint64 appointments, qint64 people)
        : m_url(url)
        , m_appointments(appointments)
        , m_people(people)
    {
    }

    struct Took
    {
        double seconds = 0;
        double own = 0; ///< processor seconds of this program
        double database = 0; ///< the same of its sessions
    };

    /// Does that with each chunk.
    Took inChunks(const std::function<void(ReminderInstance &, const QList<ToldAppointment> &)> &doing,
        ToldAppointment::Kind kind, int days)
    {
        std::array<std::unique_ptr<ReminderInstance>, 2> instances;
        std::vector<long> processes;
        for (auto &instance : instances) {
            instance = std::make_unique<ReminderInstance>(m_url, m_clock);
            auto rows = orGiveUp(
                instance->store().connection.run({QStringLiteral("pid"), QStringLiteral("SELECT pg_backend_pid()")}));
            processes.push_back(rows.next() ? long(rows.integer()) : 0);
        }
        const auto used = [&processes] {
            return Took {.own = double(std::clock()) / CLOCKS_PER_SEC,
                .database = bench::processorSecondsOf(processes[0]) + bench::processorSecondsOf(processes[1])};
        };
        m_clock.advance(std::chrono::seconds(1));
        const Took before = used();
        const auto started = bench::Clock::now();
        std::atomic<qint64> next = 0;
        std::vector<std::jthread> sessions;
        for (auto &instance : instances)
            sessions.emplace_back([&, own = instance.get()] {
                for (qint64 first; (first = next.fetch_add(atOnce)) < m_appointments;)
                    doing(*own, chunk(first, kind, days));
            });
        for (std::jthread &session : sessions)
            session.join();
        const Took after = used();
        return {.seconds = bench::seconds(bench::Clock::now() - started),
            .own = after.own - before.own,
            .database = after.database - before.database};
    }

private:
    QList<ToldAppointment> chunk(qint64 first, ToldAppointment::Kind kind, int days) const
    {
        QList<ToldAppointment> events;
        for (qint64 id = first + 1; id <= std::min(first + atOnce, m_appointments); ++id) {
            const QDateTime startsAt = begin.addDays(2 + id % 60).addSecs(id % 40 * 900);
            events += {.event = QByteArray::number(id) + '-' + QByteArray::number(days),
                .kind = kind,
                .time = m_clock.now(),
                .appointment = id,
                .patient = 1 + id % (m_people - 10),
                .doctor = m_people - id % 10,
                .startsAt = startsAt.addDays(days),
                .previousStartsAt = startsAt};
        }
        return events;
    }

    const store::DatabaseUrl m_url;
    const qint64 m_appointments;
    const qint64 m_people;
    ManualClock m_clock {begin};
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bench::Options options(argc, argv, 1);
    const auto url = orGiveUp(store::DatabaseUrl::parse(qEnvironmentVariable("MEDICONNECT_DATABASE_URL")));
    const qint64 appointments = options.number("appointments"), people = options.number("people", 1000);
    {
        store::Store store(url, QStringLiteral("bench"));
        if (const auto added = addPeople(store, people); !added)
            bench::giveUp(added.error().detail.toStdString());
    }
    Moving moving(url, appointments, people);
    const auto byEvents
        = [](ReminderInstance &instance, const QList<ToldAppointment> &told) { (void)orGiveUp(instance.accept(told)); };
    const Moving::Took scheduled = moving.inChunks(byEvents, ToldAppointment::Kind::Scheduled, 0);
    {
        store::Store store(url, QStringLiteral("bench"));
        (void)store.connection.execute(QStringLiteral("ANALYZE"));
    }
    const Moving::Took reminders = moving.inChunks(
        [](ReminderInstance &instance, const QList<ToldAppointment> &told) {
            if (const auto done = instance.keep(told); !done)
                bench::giveUp(done.error().detail.toStdString());
        },
        ToldAppointment::Kind::Rescheduled, 1);
    const Moving::Took events = moving.inChunks(byEvents, ToldAppointment::Kind::Rescheduled, 2);
    std::printf("mode=moving appointments=%lld", appointments);
    for (const auto &[name, took] : {std::pair("scheduled", scheduled), {"reminders", reminders}, {"events", events}})
        std::printf(" %s_s=%.2f %s_own_cpu_s=%.2f %s_database_cpu_s=%.2f", name, took.seconds, name, took.own, name,
            took.database);
    std::printf("\n");
}
