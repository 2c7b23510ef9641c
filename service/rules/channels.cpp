#include "rules/channels.h"

#include "rules/quiet_hours.h"

#include <QtCore/QTimeZone>

namespace mc::rules {

using model::Channel;
using model::ChannelDecision;
using model::Decision;
using model::Priority;
using model::Reason;
using model::Recipient;

namespace {

bool isInactive(const Recipient &recipient, const ChannelPolicy &policy, const QDateTime &now)
{
    return recipient.lastSeen.addMSecs(policy.inactiveAfter.count()) <= now;
}

// What rules a channel out for this notification and recipient, whatever the hour.
std::optional<Reason> ruledOut(
    Channel channel, const Outline &outline, const Recipient &recipient, const ChannelPolicy &policy, const QDateTime &now)
{
    if (channel == Channel::Sms && outline.priority != Priority::Critical)
        return Reason::SmsCriticalOnly;
    if (channel == Channel::Email && !outline.named && outline.priority < Priority::High
        && !isInactive(recipient, policy, now))
        return Reason::EmailImportantOnly;
    if (!recipient.preferences.allows(outline.type, channel))
        return Reason::PreferenceOff;
    if (channel == Channel::Push && recipient.devices.isEmpty())
        return Reason::NoDevice;
    if ((channel == Channel::Email && recipient.person.email.isEmpty())
        || (channel == Channel::Sms && recipient.phone.isEmpty()))
        return Reason::NoAddress;
    if (channel == Channel::Sms && recipient.hasOptedOutOfSms)
        return Reason::OptedOut;
    return {};
}

bool isOverLimit(const Recipient &recipient, int sentNow)
{
    const model::FrequencyLimits &limits = recipient.preferences.limits;
    return (limits.maxPerHour > 0 && recipient.sentLastHour + sentNow >= limits.maxPerHour)
        || (limits.maxPerDay > 0 && recipient.sentLastDay + sentNow >= limits.maxPerDay);
}

ChannelDecision suppressed(Channel channel, Reason reason)
{
    return {channel, Decision::Suppressed, {}, reason, model::suppressionDetail(channel, reason)};
}

ChannelDecision held(Channel channel, const QDateTime &until, const QByteArray &timezone)
{
    const QString clock = until.toTimeZone(QTimeZone(timezone)).toString(u"HH:mm");
    return {channel, Decision::Held, until, Reason::QuietHours,
        QStringLiteral("held until %1 %2: quiet hours").arg(clock, QString::fromLatin1(timezone))};
}

} // namespace

Choice choose(const Outline &outline, const Recipient &recipient, const ChannelPolicy &policy, const QDateTime &now)
{
    Choice choice;
    const bool passes = outline.priority == Priority::Critical;
    const QByteArray timezone = recipient.preferences.quietTimezone();
    const std::optional<QDateTime> quiet
        = passes ? std::nullopt : quietUntil(recipient.preferences.quietHours, timezone, now);
    int sentNow = 0;
    for (const Channel channel : {Channel::Push, Channel::Email, Channel::Sms}) {
        if (outline.named && !outline.named->testFlag(channel))
            continue;
        if (const std::optional<Reason> reason = ruledOut(channel, outline, recipient, policy, now)) {
            choice.decisions += suppressed(channel, *reason);
            continue;
        }
        choice.channels |= channel;
        if (!policy.configured.testFlag(channel)) {
            choice.decisions += suppressed(channel, Reason::ChannelNotConfigured);
        } else if (!passes && isOverLimit(recipient, sentNow)) {
            choice.decisions += suppressed(channel, Reason::FrequencyLimit);
        } else {
            choice.decisions += quiet ? held(channel, *quiet, timezone)
                                      : ChannelDecision {channel, Decision::Now, now, {}, {}};
            ++sentNow;
        }
    }
    return choice;
}

QList<ChannelDecision> explain(
    const Outline &outline, const Recipient &recipient, const ChannelPolicy &policy, const QDateTime &now)
{
    if (!recipient.isActive)
        return {suppressed(Channel::InApp, Reason::RecipientInactive)};
    return QList<ChannelDecision> {{Channel::InApp, Decision::Now, now, {}, {}}}
        + choose(outline, recipient, policy, now).decisions;
}

} // namespace mc::rules
