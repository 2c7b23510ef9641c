#include "background/announcements.h"

#include "intake/announcer.h"

namespace mc::background {

namespace {

constexpr std::chrono::milliseconds interval(1000);

void announce(intake::Announcer &announcer, bus::Bus &bus)
{
    while (!threads::Periodic::isStopping()) {
        const model::Result<intake::Announcer::Step> step = announcer.step();
        if (!step || step->isIdle)
            return; // what failed was logged by the store; the next turn tries again
        for (const model::InboxChange &change : step->changes)
            bus.publish(change);
    }
}

} // namespace

Announcements::Announcements(
    const store::DatabaseUrl &database, bus::Bus &bus, const ops::Clock &clock, const rules::ChannelPolicy &policy)
    : m_periodic(QStringLiteral("announcements"), interval, [=, &bus, &clock]() -> threads::Periodic::Work {
        auto store = std::make_shared<store::Store>(database, QStringLiteral("mediconnect-notifyd announcements"));
        auto announcer = std::make_shared<intake::Announcer>(*store, clock, policy);
        return [store, announcer, &bus] { announce(*announcer, bus); };
    })
{
}

void Announcements::receive(const bus::News &news)
{
    if (std::holds_alternative<bus::BatchAccepted>(news))
        m_periodic.wake();
}

} // namespace mc::background
