#include "intake/planning.h"

#include "rules/priority_rule.h"

namespace mc::intake {

using model::Channel;
using model::ChannelDecision;
using model::Decision;

rules::Outline outlineOf(const model::NotificationDraft &draft)
{
    return {draft.type, draft.priority.value_or(rules::priorityOf(draft.type, draft.context)), draft.channels};
}

store::Plan planFor(const rules::Outline &outline, const model::Recipient &recipient, const rules::ChannelPolicy &policy,
    const QDateTime &now)
{
    const rules::Choice choice = rules::choose(outline, recipient, policy, now);
    store::Plan plan {choice.channels, {}, {}};
    for (const ChannelDecision &decision : choice.decisions) {
        if (decision.decision == Decision::Suppressed) {
            plan.suppressed += {decision.channel, *decision.reason};
            continue;
        }
        const store::PlannedDelivery delivery {
            model::uuidV7(now), decision.channel, {}, decision.at, decision.reason, decision.detail};
        if (decision.channel != Channel::Push) {
            plan.deliveries += delivery;
            continue;
        }
        for (const qint64 device : recipient.devices) {
            plan.deliveries += delivery;
            plan.deliveries.last().id = model::uuidV7(now);
            plan.deliveries.last().device = device;
        }
    }
    return plan;
}

store::NewNotification newNotification(const model::NotificationDraft &draft, const model::Recipient &recipient,
    std::optional<model::UserId> sender, const rules::ChannelPolicy &policy, const QDateTime &now)
{
    const rules::Outline outline = outlineOf(draft);
    store::NewNotification fresh {draft, {model::uuidV7(now)}, sender, outline.priority, recipient.clinicId,
        planFor(outline, recipient, policy, now), now};
    fresh.draft.recipientId = recipient.person.id;
    if (draft.scheduledFor.isValid())
        fresh.plan = {fresh.plan.channels, {}, {}};
    return fresh;
}

} // namespace mc::intake
