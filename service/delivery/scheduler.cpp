#include "delivery/scheduler.h"

#include "store/store.h"

namespace mc::delivery {

namespace {

constexpr std::chrono::milliseconds interval(500);
constexpr int batch = 500;

void letAppear(store::Store &store, realtime::Bus &bus, const ops::Clock &clock)
{
    for (qsizetype appeared = batch; appeared >= batch && !ops::Periodic::isStopping();) {
        const model::Result<QList<model::InboxChange>> changes = store.notifications.appear(clock.now(), batch);
        if (!changes)
            return; // logged by the store; the next turn tries again
        for (const model::InboxChange &change : *changes)
            bus.publish(change);
        appeared = changes->size();
    }
}

} // namespace

Scheduler::Scheduler(const store::DatabaseUrl &database, realtime::Bus &bus, const ops::Clock &clock)
    : m_periodic(QStringLiteral("scheduler"), interval, [=, &bus, &clock]() -> ops::Periodic::Work {
        auto store = std::make_shared<store::Store>(database, QStringLiteral("mediconnect-notifyd scheduler"));
        return [store, &bus, &clock] { letAppear(*store, bus, clock); };
    })
{
}

} // namespace mc::delivery
