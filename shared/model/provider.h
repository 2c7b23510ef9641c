#pragma once

#include "model/channel.h"

namespace mc::model {

/// Who carries an external channel's messages out of the house. As flags, so that a set of them is one value.
enum class Provider { Fcm = 1, Apns = 2, Smtp = 4, Sms = 8 };
Q_DECLARE_FLAGS(Providers, Provider)
Q_DECLARE_OPERATORS_FOR_FLAGS(Providers)

inline constexpr std::array allProviders {Provider::Fcm, Provider::Apns, Provider::Smtp, Provider::Sms};

/// fcm, apns, smtp, sms.
QLatin1String word(Provider provider);
std::optional<Provider> providerFromWord(QAnyStringView word);

/// The channel that a provider carries: push has two.
Channel channelOf(Provider provider);

} // namespace mc::model
