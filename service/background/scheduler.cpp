#include "background/scheduler.h"

#include "intake/intake.h"

namespace mc::background {

namespace {

constexpr std::chrono::milliseconds interval(250);
constexpr int batch = 1000;

// What fails was logged by the store; the next turn tries again.
void letAppear(intake::Intake &intake, work::Work &work)
{
    while (!threads::Periodic::isStopping()) {
        const model::Result<int> appeared = intake.appear(batch, work);
        if (!appeared || *appeared < batch)
            return;
    }
}

} // namespace

Scheduler::Scheduler(
    const store::DatabaseUrl &database, bus::Bus &bus, const ops::Clock &clock, const rules::ChannelPolicy &policy)
    : m_periodic(QStringLiteral("scheduler"), interval, [=, &bus, &clock]() -> threads::Periodic::Work {
        auto store = std::make_shared<store::Store>(
            database.planningByIndex(), QStringLiteral("mediconnect-notifyd scheduler"));
        auto intake = std::make_shared<intake::Intake>(*store, clock, policy);
        auto work = std::make_shared<work::Work>(*store, bus);
        return [store, intake, work] { letAppear(*intake, *work); };
    })
{
}

} // namespace mc::background
