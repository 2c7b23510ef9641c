#include "delivery/claiming.h"

#include "rules/channels.h"
#include "store/session/transaction.h"

namespace mc::delivery {

using model::NotificationId;
using model::Recipient;
using model::Result;
using model::UserId;
using store::DeliveryQueue;
using store::DueDelivery;

namespace {

// Without limits it is enough that it is counted when it was tried.
bool needsLimitCheck(const DueDelivery &due)
{
    return !due.isCounted && due.notification.priority != model::Priority::Critical
        && due.recipient.preferences.limits.areSet();
}

// Lets these out one after the other, as long as there is a place for them; which those are. `counted`: notifications that have
// theirs already, for several devices of one share it.
QSet<QUuid> withinLimits(QList<DueDelivery> &deliveries, const QList<Recipient> &recipients,
    QSet<NotificationId> counted, const DeliveryQueue::Claim &claim)
{
    QHash<UserId, std::pair<int, int>> sent; // within the hour and the day
    for (const Recipient &recipient : recipients)
        sent.insert(recipient.person.id, {recipient.sentLastHour, recipient.sentLastDay});
    QSet<QUuid> allowed;
    for (DueDelivery &due : deliveries) {
        auto &[lastHour, lastDay] = sent[due.recipient.person.id];
        const bool hasPlace = counted.contains(due.notification.id);
        if (!hasPlace)
            due.recipient.sentLastHour = lastHour, due.recipient.sentLastDay = lastDay;
        const model::ChannelDecision decision = rules::reconsider(channelOf(claim.provider),
            {.type = due.notification.type, .priority = due.notification.priority}, due.recipient, claim.now);
        if (decision.decision != model::Decision::Now)
            continue;
        allowed += due.id;
        if (!hasPlace) {
            ++lastHour, ++lastDay;
            counted += due.notification.id;
        }
    }
    return allowed;
}

Result<QList<DueDelivery>> limited(
    store::Store &store, QList<DueDelivery> deliveries, const DeliveryQueue::Claim &claim)
{
    QSet<UserId> users;
    QList<NotificationId> notifications;
    for (const DueDelivery &due : std::as_const(deliveries)) {
        users += due.recipient.person.id;
        notifications += due.notification.id;
    }
    Result<store::Transaction> transaction = store::Transaction::begin(store.connection);
    if (!transaction)
        return transaction.error();
    const Result<QList<Recipient>> recipients = store.recipients.locked({users.begin(), users.end()}, claim.now);
    if (!recipients)
        return recipients.error();
    const Result<QSet<NotificationId>> counted = store.deliveryQueue.counted(notifications, channelOf(claim.provider));
    if (!counted)
        return counted.error();
    const QSet<QUuid> allowed = withinLimits(deliveries, *recipients, *counted, claim);
    const Result<QSet<QUuid>> stillLeased
        = store.deliveryQueue.count({allowed.begin(), allowed.end()}, claim.instance, claim.now);
    if (!stillLeased)
        return stillLeased.error();
    if (const Result<void> done = transaction->commit(); !done)
        return done.error();
    // Deleted between the claim and the lock: it is not counted, so it must not go out.
    deliveries.removeIf(
        [&](const DueDelivery &due) { return allowed.contains(due.id) && !stillLeased->contains(due.id); });
    return deliveries;
}

} // namespace

Result<DeliveryQueue::Claimed> claimWithinLimits(store::Store &store, const DeliveryQueue::Claim &claim)
{
    Result<DeliveryQueue::Claimed> claimed = store.deliveryQueue.claim(claim);
    if (!claimed)
        return claimed;
    QList<DueDelivery> &deliveries = claimed->deliveries;
    const auto first = std::stable_partition(
        deliveries.begin(), deliveries.end(), [](const DueDelivery &due) { return !needsLimitCheck(due); });
    if (first == deliveries.end())
        return claimed;
    const QList<DueDelivery> waiting(first, deliveries.end());
    deliveries.erase(first, deliveries.end());
    const Result<QList<DueDelivery>> result = store.connection.retrying([&] { return limited(store, waiting, claim); });
    if (result) {
        deliveries += *result;
        return claimed;
    }
    // Given back rather than sent uncounted.
    QList<QUuid> ids;
    for (const DueDelivery &due : waiting)
        ids += due.id;
    (void)store.deliveryQueue.release(ids, claim.instance);
    return deliveries.isEmpty() ? Result<DeliveryQueue::Claimed>(result.error()) : claimed;
}

} // namespace mc::delivery
