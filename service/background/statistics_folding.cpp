#include "background/statistics_folding.h"

#include "store/store.h"

namespace mc::background {

namespace {

constexpr std::chrono::seconds interval(1);
constexpr int batch = 20'000;

void fold(store::Store &store)
{
    for (int done = batch; done >= batch && !threads::Periodic::isStopping();) {
        const model::Result<int> outcome = store.statistics.fold(batch);
        done = outcome ? *outcome : 0; // a failure is logged by the store; the next turn tries again
    }
}

} // namespace

StatisticsFolding::StatisticsFolding(const store::DatabaseUrl &database)
    : m_periodic(QStringLiteral("statistics"), interval, [database]() -> threads::Periodic::Work {
        auto store = std::make_shared<store::Store>(
            database.planningByIndex(), QStringLiteral("mediconnect-notifyd statistics"));
        return [store] { fold(*store); };
    })
{
}

} // namespace mc::background
