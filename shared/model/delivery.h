#pragma once

#include "model/channel.h"
#include "model/json_writer.h"

#include <QtCore/QDateTime>

namespace mc::model {

/// Why a channel was left out or put off: CONTRACT section 11's stable words.
enum class Reason {
    PreferenceOff,
    QuietHours,
    FrequencyLimit,
    SmsCriticalOnly,
    EmailImportantOnly,
    NoAddress,
    NoDevice,
    ChannelNotConfigured,
    OptedOut,
    RecipientInactive,
};

QLatin1String word(Reason reason);
std::optional<Reason> reasonFromWord(QAnyStringView word);

/// What is to happen on a channel.
enum class Decision { Now, Held, Suppressed };

QLatin1String word(Decision decision);
std::optional<Decision> decisionFromWord(QAnyStringView word);

/// What was decided about one channel of one notification, and why.
struct ChannelDecision
{
    Channel channel = Channel::InApp;
    Decision decision = Decision::Now;
    QDateTime at {}; ///< of the first attempt; invalid when suppressed
    std::optional<Reason> reason {}; ///< absent: nothing stands in the way
    QString detail {}; ///< the reason in a sentence, fit for the recipient's care team; empty without one
    bool operator==(const ChannelDecision &) const = default;
};

/// Why a channel was suppressed, as a sentence: "sms is for critical only".
QString suppressionDetail(Channel channel, Reason reason);

} // namespace mc::model
