#pragma once

#include "bus/bus.h"
#include "ops/clock.h"
#include "rules/channels.h"
#include "store/session/database_url.h"
#include "threads/periodic.h"

namespace mc::background {

/// Makes the notifications of bulk creations in the background: at once when the bus tells of one, and by a slow look for
/// what another instance took in and left.
///
/// One an instance, with a thread and a session of its own. start() and stop() may be called twice and in any order.
class Announcements final : public bus::Listener
{
public:
    Announcements(
        const store::DatabaseUrl &database, bus::Bus &bus, const ops::Clock &clock, const rules::ChannelPolicy &policy);

    void start() { m_periodic.start(); }
    void stop() { m_periodic.stop(); }
    void receive(const bus::News &news) override;

private:
    threads::Periodic m_periodic;
};

} // namespace mc::background
