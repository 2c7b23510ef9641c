#pragma once

#include "bus/bus.h"
#include "ops/clock.h"
#include "rules/channels.h"
#include "store/session/database_url.h"
#include "threads/periodic.h"

namespace mc::background {

/// Lets scheduled notifications appear when their time has come: within a quarter of a second, each once, whatever number of
/// instances runs, and after a stop over the due time as soon as an instance runs again.
///
/// One an instance, with a thread and a session of its own. start() and stop() may be called twice and in any order.
class Scheduler
{
public:
    Scheduler(
        const store::DatabaseUrl &database, bus::Bus &bus, const ops::Clock &clock, const rules::ChannelPolicy &policy);

    void start() { m_periodic.start(); }
    void stop() { m_periodic.stop(); }

private:
    threads::Periodic m_periodic;
};

} // namespace mc::background
