#include "bus/bus.h"

namespace mc::bus {

void Bus::publish(const News &news)
{
    tell(news);
    send(news);
}

void Bus::tell(const News &news)
{
    for (Listener *listener : m_listeners)
        listener->receive(news);
}

} // namespace mc::bus
