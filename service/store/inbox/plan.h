#pragma once

#include "model/delivery.h"
#include "model/provider.h"

#include <QtCore/QUuid>

namespace mc::store {

/// A delivery to be: one target of one external channel.
struct PlannedDelivery
{
    QUuid id; ///< UUIDv7
    model::Channel channel = model::Channel::Push;
    model::Provider provider = model::Provider::Fcm;
    std::optional<qint64> device; ///< push only
    QDateTime at; ///< of the first attempt
    std::optional<model::Reason> reason; ///< why not at once
    QString detail;
};

/// How a notification that is due goes to its recipient: what its row keeps of it, and the deliveries beside it.
struct Plan
{
    model::Channels channels = model::Channel::InApp;
    QList<std::pair<model::Channel, model::Reason>> suppressed;
    QList<PlannedDelivery> deliveries;
};

/// The fields channels, suppressed and deliveries, for statements.
void writePlan(model::JsonWriter &json, const Plan &plan);
/// The deliveries as a JSON array, the suppressed channels as a JSON object or null.
void writeDeliveries(model::JsonWriter &json, const Plan &plan);
void writeSuppressed(model::JsonWriter &json, const Plan &plan);

} // namespace mc::store
