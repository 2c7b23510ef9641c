#include "background/scheduler.h"

#include "intake/intake.h"

namespace mc::background {

namespace {

constexpr std::chrono::milliseconds interval(250);
constexpr int batch = 1000;

void letAppear(intake::Intake &intake, bus::Bus &bus)
{
    for (int appeared = batch; appeared >= batch && !threads::Periodic::isStopping();) {
        const model::Result<intake::Intake::Appeared> found = intake.appear(batch);
        if (!found)
            return; // logged by the store; the next turn tries again
        for (const model::InboxChange &change : found->changes)
            bus.publish(change);
        appeared = found->count;
    }
}

} // namespace

Scheduler::Scheduler(
    const store::DatabaseUrl &database, bus::Bus &bus, const ops::Clock &clock, const rules::ChannelPolicy &policy)
    : m_periodic(QStringLiteral("scheduler"), interval, [=, &bus, &clock]() -> threads::Periodic::Work {
        auto store = std::make_shared<store::Store>(
            database.planningByIndex(), QStringLiteral("mediconnect-notifyd scheduler"));
        auto intake = std::make_shared<intake::Intake>(*store, clock, policy);
        return [store, intake, &bus] { letAppear(*intake, bus); };
    })
{
}

} // namespace mc::background
