#pragma once

#include "store/deliveries/delivery_queue.h"

namespace mc::delivery {

/// Tells the log what came of an attempt, in a line with its trace: at level info when the delivery was given up, else at debug. It
/// names the notification, never its recipient.
void logAttempt(const store::DueDelivery &due, const store::DeliveryOutcome &outcome);

} // namespace mc::delivery
