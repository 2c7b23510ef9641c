#include "rules/channels.h"

namespace mc::rules {

using model::Channel;
using model::Channels;
using model::Priority;

Channels channelsFor(Priority priority, std::optional<Channels> named)
{
    if (named)
        return *named | Channel::InApp;
    Channels channels = Channel::InApp | Channel::Push;
    channels.setFlag(Channel::Email, priority >= Priority::High);
    channels.setFlag(Channel::Sms, priority == Priority::Critical);
    return channels;
}

} // namespace mc::rules
