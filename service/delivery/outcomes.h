#pragma once

#include "delivery/sender.h"
#include "model/channel.h"

namespace mc::delivery {

/// What becomes of a delivery after an attempt that ended at `now`. One that may be repeated is put off by `retryDelays`
/// (rules::retryDelay), or failed after the last of them. Errors and details are single lines of what the database can store,
/// whatever the provider said.
store::DeliveryOutcome outcomeOf(const store::DueDelivery &due, const AttemptResult &result,
    const QList<std::chrono::milliseconds> &retryDelays, const QDateTime &now);

/// What becomes of one that the rules hold or suppress, without an attempt.
store::DeliveryOutcome outcomeOf(
    const store::DueDelivery &due, const model::ChannelDecision &decision, const QDateTime &now);

/// The least that has to be stored, when the rest can't be: what became of it, without what the provider said.
store::DeliveryOutcome leastOf(const store::DeliveryOutcome &outcome);

} // namespace mc::delivery
