#include "bench/options.h"
#include "simulation/simulation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <cstdio>

// Many appointments, moved and cancelled up to the last second, before two instances that are killed now and then, held against a
// plain model (simulation/simulation.h): --appointments, --people, --kills, --outages, --seed. The database is that of
// MEDICONNECT_DATABASE_URL, migrated and empty. Ends with 1 if any reminder was wrong.

using namespace mc;
using namespace mc::test;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString database = qEnvironmentVariable("MEDICONNECT_DATABASE_URL");
    if (argc > 1 && qstrcmp(argv[1], "--worker") == 0)
        return runWorker(database);

    const bench::Options options(argc, argv, 1);
    const auto url = store::DatabaseUrl::parse(database);
    if (!url)
        bench::giveUp(url.error().detail.toStdString());
    const Timeline::Size size {
        .appointments = options.number("appointments"), .people = options.number("people", 1000)};
    const auto seed = quint32(options.number("seed", long(QRandomGenerator::global()->generate())));
    store::Store store(*url, QStringLiteral("simulation"));
    if (const auto added = addPeople(store, size.people); !added)
        bench::giveUp(added.error().detail.toStdString());

    QElapsedTimer took;
    took.start();
    const Timeline timeline(size, seed);
    Simulation simulation(
        timeline, *url, seed, {.kills = int(options.number("kills", 5)), .outages = int(options.number("outages", 2))});
    Simulation::Findings found = simulation.run();
    std::printf(
        "mode=reminders seed=%u appointments=%lld changed=%lld events=%lld repeated=%lld moments=%lld kills=%lld "
        "outages=%lld reminders=%lld wrong=%lld twice=%lld missing=%lld after_cancellation=%lld late=%lld "
        "lost_events=%lld deadlocks=%lld latest_ms=%lld shown_p50_ms=%.0f shown_p99_ms=%.0f shown_max_ms=%.0f "
        "seconds=%.0f\n",
        seed, size.appointments, qint64(timeline.changed()), qint64(timeline.events()), qint64(timeline.repeated()),
        qint64(found.moments), qint64(found.kills), qint64(found.outages), qint64(found.reminders), qint64(found.wrong),
        qint64(found.twice), qint64(found.missing), qint64(found.afterCancellation), qint64(found.late),
        qint64(found.lost), found.deadlocks, found.latest, found.took.percentile(50), found.took.percentile(99),
        found.took.percentile(100), double(took.elapsed()) / 1000);
    return found.areClean() && found.reminders > 0 ? 0 : 1;
}
