#include "bus/bus.h"

namespace mc::bus {

void Bus::publish(const model::InboxChange &change)
{
    for (BusListener *listener : m_listeners)
        listener->inboxChanged(change);
    send(change);
}

void Bus::publishUserChanged(model::UserId user)
{
    for (BusListener *listener : m_listeners)
        listener->userChanged(user);
    sendUserChanged(user);
}

} // namespace mc::bus
