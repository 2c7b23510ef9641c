#pragma once

#include "store/store.h"

namespace mc::delivery {

/// Claims what is due for a provider. Deliveries that were held, or are queued again, are counted now, as many as their recipients'
/// frequency limits allow. rules::reconsider() finds the others over the limit, by the counts in their `recipient`.
///
/// Waits for the database.
model::Result<store::DeliveryQueue::Claimed> claimWithinLimits(
    store::Store &store, const store::DeliveryQueue::Claim &claim);

} // namespace mc::delivery
