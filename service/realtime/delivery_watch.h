#pragma once

#include "model/live_deliveries.h"
#include "ops/clock.h"
#include "store/session/database_url.h"
#include "threads/periodic.h"

#include <functional>

namespace mc::realtime {

class Hub;

/// Looks once a second at what becomes of deliveries, of all instances, and tells the hub's watchers (CONTRACT sections 6 and 12). What
/// only this instance knows it tells the others by the database, and they tell theirs.
///
/// Keeps the minutes of the last day, for those who begin to watch: so it also looks while nobody watches. A thread and a session of
/// its own: neither deliveries nor other sockets wait for it.
class DeliveryWatch
{
public:
    /// How this instance knows the providers. Called on the watch's thread.
    using Providers = std::function<QList<model::ProviderHealth>()>;

    /// Outcomes that are told one by one, per second.
    static constexpr int mostDeliveries = 50;

    /// The hub and the clock outlive it.
    DeliveryWatch(const store::DatabaseUrl &database, Hub &hub, const ops::Clock &clock, const Providers &providers);

    /// On one thread, each safe twice.
    void start() { m_turns.start(); }
    void stop() { m_turns.stop(); }

private:
    threads::Periodic m_turns;
};

} // namespace mc::realtime
