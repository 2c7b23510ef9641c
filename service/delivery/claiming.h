#pragma once

#include "store/store.h"

namespace mc::delivery {

/// Claims what is due for a provider. Of those that were held, or are queued again, as many as their recipients' frequency limits
/// let out are counted now; rules::reconsider() finds the others over the limit, by what stands in their recipient as sent.
///
/// On a thread that may wait for the database.
model::Result<store::DeliveryQueue::Claimed> claimWithinLimits(
    store::Store &store, const store::DeliveryQueue::Claim &claim);

} // namespace mc::delivery
