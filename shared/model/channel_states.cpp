#include "model/channel_states.h"

#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array words {"waiting", "held", "suppressed", "sent", "delivered", "failed"};

} // namespace

QLatin1String word(ChannelState state) { return wordOf(words, state); }

std::optional<ChannelState> channelStateFromWord(QAnyStringView text) { return valueOf<ChannelState>(words, text); }

void write(JsonWriter &json, const ChannelStates &states)
{
    json.beginObject();
    for (const Channel channel : allChannels) {
        if (const std::optional<ChannelState> state = states.of(channel))
            json.field(word(channel), word(*state));
    }
    json.endObject();
}

ChannelStates channelStatesFrom(const QJsonObject &object)
{
    ChannelStates states;
    for (const Channel channel : allChannels) {
        if (const auto state = channelStateFromWord(object.value(word(channel)).toString()))
            states.set(channel, *state);
    }
    return states;
}

} // namespace mc::model
