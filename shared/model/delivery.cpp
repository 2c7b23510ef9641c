#include "model/delivery.h"

#include "model/words.h"

namespace mc::model {

namespace {

constexpr std::array reasons {"preference_off", "quiet_hours", "frequency_limit", "sms_critical_only",
    "email_important_only", "no_address", "no_device", "channel_not_configured", "opted_out", "recipient_inactive"};
constexpr std::array decisions {"now", "held", "suppressed"};

} // namespace

QLatin1String word(Reason reason) { return wordOf(reasons, reason); }

std::optional<Reason> reasonFromWord(QAnyStringView text) { return valueOf<Reason>(reasons, text); }

QLatin1String word(Decision decision) { return wordOf(decisions, decision); }

std::optional<Decision> decisionFromWord(QAnyStringView text) { return valueOf<Decision>(decisions, text); }

QString suppressionDetail(Channel channel, Reason reason)
{
    switch (reason) {
    case Reason::PreferenceOff:
        return QStringLiteral("the recipient has turned %1 off for this type").arg(word(channel));
    case Reason::QuietHours:
        return QStringLiteral("the recipient's quiet hours");
    case Reason::FrequencyLimit:
        return QStringLiteral("NOTIF_007: the recipient's limit of messages an hour or a day is reached");
    case Reason::SmsCriticalOnly:
        return QStringLiteral("sms is for critical only");
    case Reason::EmailImportantOnly:
        return QStringLiteral("email is for high and critical ones, and for inactive users");
    case Reason::NoAddress:
        return channel == Channel::Sms ? QStringLiteral("the recipient has no phone number")
                                       : QStringLiteral("the recipient has no email address");
    case Reason::NoDevice:
        return QStringLiteral("the recipient has no active device");
    case Reason::ChannelNotConfigured:
        return QStringLiteral("%1 is not set up in this service").arg(word(channel));
    case Reason::OptedOut:
        return QStringLiteral("the recipient has opted out of %1").arg(word(channel));
    case Reason::RecipientInactive:
        return QStringLiteral("the recipient is inactive");
    }
    Q_UNREACHABLE();
}

} // namespace mc::model
