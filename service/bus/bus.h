#pragma once

#include "bus/news.h"

#include <QtCore/QList>

namespace mc::bus {

/// Who wants to hear from the bus.
class Listener
{
public:
    virtual ~Listener() = default;
    /// Called on whatever thread publishes or receives: must be thread-safe and quick.
    virtual void receive(const News &news) = 0;
};

/// Tells every listener of this instance, and every other instance on the same database, what was committed.
///
/// A message is a hint and may be lost with a connection or a killed instance; the database is the truth, and the
/// versions of inboxes tell listeners when they missed something. publish() may be called from any thread; what was committed
/// is work::Work's to publish. Listeners are added before anything is published, and outlive the bus's use.
class Bus
{
public:
    virtual ~Bus() = default;

    void addListener(Listener *listener) { m_listeners += listener; }
    void publish(const News &news);

protected:
    /// Passes on to other instances what concerns them. The base bus serves a single instance.
    virtual void send(const News &) { }
    /// Tells this instance's listeners.
    void tell(const News &news);

private:
    QList<Listener *> m_listeners;
};

} // namespace mc::bus
