#include "model/channel.h"

namespace mc::model {

QLatin1String word(Channel channel)
{
    switch (channel) {
    case Channel::InApp:
        return QLatin1String("in_app");
    case Channel::Push:
        return QLatin1String("push");
    case Channel::Email:
        return QLatin1String("email");
    case Channel::Sms:
        return QLatin1String("sms");
    }
    Q_UNREACHABLE();
}

std::optional<Channel> channelFromWord(QAnyStringView text)
{
    for (const Channel channel : allChannels) {
        if (text == word(channel))
            return channel;
    }
    return {};
}

void write(JsonWriter &json, Channels channels)
{
    json.beginArray();
    for (const Channel channel : allChannels) {
        if (channels.testFlag(channel))
            json.value(word(channel));
    }
    json.endArray();
}

} // namespace mc::model
