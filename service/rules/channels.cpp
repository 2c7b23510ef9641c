#include "rules/channels.h"

#include "model/email.h"
#include "model/phone.h"
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

// Channels that cost or disturb more are for what is important.
std::optional<Reason> notImportantEnough(Channel channel, const ChannelCriteria &criteria, const Recipient &recipient,
    const ChannelPolicy &policy, const QDateTime &now)
{
    if (channel == Channel::Sms && criteria.priority != Priority::Critical)
        return Reason::SmsCriticalOnly;
    if (channel == Channel::Email && !criteria.named && criteria.priority < Priority::High
        && !isInactive(recipient, policy, now))
        return Reason::EmailImportantOnly;
    return {};
}

// The recipient does not want it, or can't be reached by it.
std::optional<Reason> notReached(Channel channel, const ChannelCriteria &criteria, const Recipient &recipient)
{
    if (!recipient.preferences.allows(criteria.type, channel))
        return Reason::PreferenceOff;
    if (channel == Channel::Push && recipient.devices.isEmpty())
        return Reason::NoDevice;
    // The directory refuses what is no address; it may have taken some before it did.
    if ((channel == Channel::Email && !model::isEmail(recipient.person.email))
        || (channel == Channel::Sms && !model::isPhone(recipient.phone)))
        return Reason::NoAddress;
    if (channel == Channel::Sms && recipient.hasOptedOutOfSms)
        return Reason::OptedOut;
    return {};
}

bool isConfigured(Channel channel, const Recipient &recipient, model::Providers providers)
{
    if (channel == Channel::Push)
        return std::any_of(recipient.devices.begin(), recipient.devices.end(),
            [providers](const Recipient::Device &device) { return carrierOf(device, providers).has_value(); });
    return providers.testFlag(channel == Channel::Email ? model::Provider::Smtp : model::Provider::Sms);
}

// Critical ones pass.
std::optional<QDateTime> heldUntil(const ChannelCriteria &criteria, const Recipient &recipient, const QDateTime &now)
{
    if (criteria.priority == Priority::Critical)
        return {};
    return quietUntil(recipient.preferences.quietHours, recipient.preferences.quietTimezone(), now);
}

bool isOverLimit(const Recipient &recipient, int sentNow)
{
    const model::FrequencyLimits &limits = recipient.preferences.limits;
    return (limits.maxPerHour > 0 && recipient.sentLastHour + sentNow >= limits.maxPerHour)
        || (limits.maxPerDay > 0 && recipient.sentLastDay + sentNow >= limits.maxPerDay);
}

ChannelDecision suppressed(Channel channel, Reason reason)
{
    return {.channel = channel,
        .decision = Decision::Suppressed,
        .reason = reason,
        .detail = model::suppressionDetail(channel, reason)};
}

ChannelDecision held(Channel channel, const QDateTime &until, const QByteArray &timezone)
{
    const QString clock = until.toTimeZone(QTimeZone(timezone)).toString(u"HH:mm");
    return {.channel = channel,
        .decision = Decision::Held,
        .at = until,
        .reason = Reason::QuietHours,
        .detail = QStringLiteral("held until %1 %2: quiet hours").arg(clock, QString::fromLatin1(timezone))};
}

// What is held takes no place in the limits: they count what goes out, when it does. `sentNow`: by other channels of this one.
ChannelDecision decided(
    Channel channel, const ChannelCriteria &criteria, const Recipient &recipient, int sentNow, const QDateTime &now)
{
    if (const std::optional<QDateTime> quietUntil = heldUntil(criteria, recipient, now))
        return held(channel, *quietUntil, recipient.preferences.quietTimezone());
    if (criteria.priority != Priority::Critical && isOverLimit(recipient, sentNow))
        return suppressed(channel, Reason::FrequencyLimit);
    return {.channel = channel, .decision = Decision::Now, .at = now};
}

} // namespace

ChannelChoice chooseChannels(
    const ChannelCriteria &criteria, const Recipient &recipient, const ChannelPolicy &policy, const QDateTime &now)
{
    ChannelChoice choice;
    int sentNow = 0;
    for (const Channel channel : {Channel::Push, Channel::Email, Channel::Sms}) {
        if (criteria.named && !criteria.named->testFlag(channel))
            continue;
        std::optional<Reason> reason = notImportantEnough(channel, criteria, recipient, policy, now);
        if (!reason)
            reason = notReached(channel, criteria, recipient);
        if (reason) {
            choice.decisions += suppressed(channel, *reason);
            continue;
        }
        choice.channels |= channel;
        if (!isConfigured(channel, recipient, policy.providers)) {
            choice.decisions += suppressed(channel, Reason::ChannelNotConfigured);
            continue;
        }
        choice.decisions += decided(channel, criteria, recipient, sentNow, now);
        sentNow += choice.decisions.last().decision == Decision::Now;
    }
    return choice;
}

std::optional<model::Provider> carrierOf(const Recipient::Device &device, model::Providers providers)
{
    for (const model::Provider carrier : {device.provider, model::Provider::Fcm}) {
        if (providers.testFlag(carrier))
            return carrier;
    }
    return {};
}

ChannelDecision reconsider(
    Channel channel, const ChannelCriteria &criteria, const Recipient &recipient, const QDateTime &now)
{
    if (!recipient.isActive)
        return suppressed(channel, Reason::RecipientInactive);
    if (const std::optional<Reason> reason = notReached(channel, criteria, recipient))
        return suppressed(channel, *reason);
    return decided(channel, criteria, recipient, 0, now);
}

QList<ChannelDecision> explainChannels(
    const ChannelCriteria &criteria, const Recipient &recipient, const ChannelPolicy &policy, const QDateTime &now)
{
    if (!recipient.isActive)
        return {suppressed(Channel::InApp, Reason::RecipientInactive)};
    return QList<ChannelDecision> {{Channel::InApp, Decision::Now, now, {}, {}}}
    + chooseChannels(criteria, recipient, policy, now).decisions;
}

} // namespace mc::rules
