#pragma once

#include "store/deliveries/delivery_queue.h"

namespace mc::delivery {

/// Whose trouble an answer may be: the person whose device it is about, the number, or the mail address's domain. In memory only.
QString targetOf(const store::DueDelivery &due);

/// A claimed delivery.
struct ReadyDelivery
{
    store::DueDelivery due;
    QString target; ///< targetOf() it

    explicit ReadyDelivery(const store::DueDelivery &delivery)
        : due(delivery)
        , target(targetOf(delivery))
    {
    }
    bool isCritical() const { return due.notification.priority == model::Priority::Critical; }
};

} // namespace mc::delivery
