#pragma once

#include "model/channel.h"

#include <QtCore/QJsonObject>

namespace mc::model {

/// How far one channel of a notification has come.
enum class ChannelState { Waiting, Held, Suppressed, Sent, Delivered, Failed };

/// waiting, held, suppressed, sent, delivered, failed.
QLatin1String word(ChannelState state);
std::optional<ChannelState> channelStateFromWord(QAnyStringView word);

/// The state of each channel as far as it is known. Small, for lists hold many of them.
class ChannelStates
{
public:
    std::optional<ChannelState> of(Channel channel) const { return m_states[indexOf(channel)]; }
    void set(Channel channel, ChannelState state) { m_states[indexOf(channel)] = state; }
    bool isEmpty() const { return *this == ChannelStates(); }
    bool operator==(const ChannelStates &) const = default;

private:
    static std::size_t indexOf(Channel channel)
    {
        return std::size_t(std::find(allChannels.begin(), allChannels.end(), channel) - allChannels.begin());
    }

    std::array<std::optional<ChannelState>, allChannels.size()> m_states;
};

/// An object of those that are known: {"in_app": "delivered", "email": "held"}.
void write(JsonWriter &json, const ChannelStates &states);
/// What write() wrote; channels and states of a later version are left out.
ChannelStates channelStatesFrom(const QJsonObject &object);

} // namespace mc::model
