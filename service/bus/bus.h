#pragma once

#include "model/inbox_change.h"

#include <QtCore/QList>

namespace mc::bus {

/// Who wants to hear from the bus. Called on whatever thread publishes or receives: must be thread-safe and quick.
class Listener
{
public:
    virtual ~Listener() = default;
    /// An inbox changed through this instance; the change was committed.
    virtual void inboxChanged(const model::InboxChange &) { }
    /// An inbox has reached that version through another instance: what happened stands in the database.
    virtual void inboxMoved(model::UserId, qint64 /*version*/) { }
    /// A user's directory record changed, here or elsewhere.
    virtual void userChanged(model::UserId) { }
    /// Messages of other instances may have been missed: whatever is known of the database may be stale.
    virtual void gapPossible() { }
};

/// Tells every listener of this instance, and every other instance on the same database, what was committed.
///
/// A message is a hint and may be lost with a connection or a killed instance; the database is the truth, and the
/// versions of inboxes tell listeners when they missed something. publish…() may be called from any thread, after the
/// commit of what they tell. Listeners are added before anything is published, and outlive the bus's use.
class Bus
{
public:
    virtual ~Bus() = default;

    void addListener(Listener *listener) { m_listeners += listener; }
    void publish(const model::InboxChange &change);
    void publishUserChanged(model::UserId user);

protected:
    /// Passes on to other instances. The base bus serves a single instance.
    virtual void send(const model::InboxChange &) { }
    virtual void sendUserChanged(model::UserId) { }

    const QList<Listener *> &listeners() const { return m_listeners; }

private:
    QList<Listener *> m_listeners;
};

} // namespace mc::bus
