#include "bus/bus.h"

namespace mc::bus {

void Bus::publish(const model::InboxChange &change)
{
    for (Listener *listener : m_listeners)
        listener->inboxChanged(change);
    send(change);
}

void Bus::publishUserChanged(model::UserId user)
{
    for (Listener *listener : m_listeners)
        listener->userChanged(user);
    sendUserChanged(user);
}

} // namespace mc::bus
