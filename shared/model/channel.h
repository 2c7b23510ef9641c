#pragma once

#include "model/json_writer.h"

#include <QtCore/QFlags>
#include <QtCore/QString>

#include <array>
#include <optional>

namespace mc::model {

/// A way to a recipient. As flags, so that a set of channels is one value.
enum class Channel { InApp = 1, Push = 2, Email = 4, Sms = 8 };
Q_DECLARE_FLAGS(Channels, Channel)
Q_DECLARE_OPERATORS_FOR_FLAGS(Channels)

inline constexpr std::array allChannels {Channel::InApp, Channel::Push, Channel::Email, Channel::Sms};

/// in_app, push, email, sms.
QLatin1String word(Channel channel);
std::optional<Channel> channelFromWord(QAnyStringView word);

/// A set of channels as an array of words.
void write(JsonWriter &json, Channels channels);

} // namespace mc::model
