#include "background/statistics_folding.h"

#include "store/store.h"

namespace mc::background {

namespace {

constexpr std::chrono::seconds interval(1);
constexpr int batch = 5000;
// Reading passes over the room of folded increments until it is reclaimed; autovacuum looks in too rarely. Giving much of
// it back locks the table for a moment, which is tried when a turn finds little to do.
constexpr int worthReclaiming = 10'000;
constexpr int worthShrinking = 200'000;

struct Folder
{
    explicit Folder(const store::DatabaseUrl &database)
        : store(database, QStringLiteral("mediconnect-notifyd statistics"))
    {
    }

    store::Store store;
    int folded = 0; ///< since the last reclaim
    bool isLarge = false; ///< the increments had taken much room

    void turn()
    {
        const int before = folded;
        for (int done = batch; done >= batch && !threads::Periodic::isStopping();) {
            const model::Result<int> outcome = store.statistics.fold(batch);
            done = outcome ? *outcome : 0; // a failure is logged by the store; the next turn tries again
            folded += done;
        }
        isLarge = isLarge || folded - before >= worthShrinking;
        const bool shrink = isLarge && folded - before < batch;
        if (!shrink && folded < worthReclaiming)
            return;
        (void)store.statistics.reclaim(shrink);
        folded = 0;
        isLarge = isLarge && !shrink;
    }
};

} // namespace

StatisticsFolding::StatisticsFolding(const store::DatabaseUrl &database)
    : m_periodic(QStringLiteral("statistics"), interval, [database]() -> threads::Periodic::Work {
        auto folder = std::make_shared<Folder>(database);
        return [folder] { folder->turn(); };
    })
{
}

} // namespace mc::background
