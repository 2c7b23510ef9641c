#include "intake/planning.h"

#include "rules/priority_rule.h"

#include <bit>

namespace mc::intake {

using model::Channel;
using model::ChannelDecision;
using model::Decision;

namespace {

// One for each channel by which something goes out at once.
int placesOf(const store::Plan &plan)
{
    model::Channels channels;
    for (const store::PlannedDelivery &delivery : plan.deliveries) {
        if (!delivery.reason)
            channels |= delivery.channel;
    }
    return int(std::popcount(unsigned(channels.toInt())));
}

} // namespace

rules::ChannelCriteria criteriaOf(const model::NotificationDraft &draft)
{
    return {.type = draft.type,
        .priority = draft.priority.value_or(rules::priorityOf(draft.type, draft.context)),
        .named = draft.channels};
}

store::Plan planFor(const rules::ChannelCriteria &criteria, const model::Recipient &recipient,
    const rules::ChannelPolicy &policy, const QDateTime &now)
{
    const rules::ChannelChoice choice = rules::chooseChannels(criteria, recipient, policy, now);
    store::Plan plan;
    plan.channels = choice.channels;
    for (const ChannelDecision &decision : choice.decisions) {
        if (decision.decision == Decision::Suppressed) {
            plan.suppressed += {decision.channel, *decision.reason};
            continue;
        }
        const auto add = [&](model::Provider provider, std::optional<qint64> device) {
            plan.deliveries += store::PlannedDelivery {.id = model::uuidV7(now),
                .channel = decision.channel,
                .provider = provider,
                .device = device,
                .at = decision.at,
                .reason = decision.reason,
                .detail = decision.detail};
        };
        if (decision.channel != Channel::Push) {
            add(decision.channel == Channel::Email ? model::Provider::Smtp : model::Provider::Sms, {});
            continue;
        }
        for (const model::Recipient::Device &device : recipient.devices) {
            if (const std::optional<model::Provider> carrier = rules::carrierOf(device, policy.providers))
                add(*carrier, device.id);
        }
    }
    return plan;
}

void countPlaces(const store::Plan &plan, model::Recipient &recipient)
{
    recipient.sentLastHour += placesOf(plan);
    recipient.sentLastDay += placesOf(plan);
}

bool takesPlaceInLimits(const store::Plan &plan, model::Priority priority, const model::Recipient &recipient)
{
    return recipient.preferences.limits.areSet() && priority != model::Priority::Critical && placesOf(plan) > 0;
}

store::NewNotification newNotification(const model::NotificationDraft &draft, const model::Recipient &recipient,
    std::optional<model::UserId> sender, const rules::ChannelPolicy &policy, const QDateTime &now)
{
    const rules::ChannelCriteria criteria = criteriaOf(draft);
    store::NewNotification fresh {.draft = draft,
        .id = {model::uuidV7(now)},
        .sender = sender,
        .priority = criteria.priority,
        .clinicId = recipient.clinicId,
        .plan = planFor(criteria, recipient, policy, now),
        .createdAt = now};
    fresh.draft.recipientId = recipient.person.id;
    if (draft.scheduledFor.isValid()) {
        fresh.plan.suppressed.clear();
        fresh.plan.deliveries.clear();
    }
    return fresh;
}

store::NewNotification newNotification(Author &author, const model::Recipient &recipient,
    std::optional<model::UserId> sender, const rules::ChannelPolicy &policy, const QDateTime &now)
{
    store::NewNotification fresh = newNotification(author.draftFor(recipient), recipient, sender, policy, now);
    fresh.origin = author.origin();
    if (!fresh.plan.deliveries.isEmpty())
        fresh.texts = author.textsFor(recipient, fresh.plan.channels);
    return fresh;
}

} // namespace mc::intake
