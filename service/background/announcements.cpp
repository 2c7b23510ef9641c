#include "background/announcements.h"

#include "intake/batch_processor.h"

namespace mc::background {

namespace {

constexpr std::chrono::milliseconds interval(1000);

// What fails was logged by the store; the next turn tries again.
void createBatches(intake::BatchProcessor &processor, work::Work &work)
{
    while (!threads::Periodic::isStopping()) {
        const model::Result<bool> isDone = processor.step(work);
        if (!isDone || !*isDone)
            return;
    }
}

} // namespace

Announcements::Announcements(
    const store::DatabaseUrl &database, bus::Bus &bus, const ops::Clock &clock, const rules::ChannelPolicy &policy)
    : m_periodic(QStringLiteral("announcements"), interval, [=, &bus, &clock]() -> threads::Periodic::Work {
        auto store = std::make_shared<store::Store>(database, QStringLiteral("mediconnect-notifyd announcements"));
        auto processor = std::make_shared<intake::BatchProcessor>(*store, clock, policy);
        auto work = std::make_shared<work::Work>(*store, bus);
        return [store, processor, work] { createBatches(*processor, *work); };
    })
{
}

void Announcements::receive(const bus::News &news)
{
    if (std::holds_alternative<bus::BatchAccepted>(news))
        m_periodic.wake();
}

} // namespace mc::background
