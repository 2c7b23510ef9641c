#pragma once

#include "delivery/lane_counts.h"
#include "model/live_deliveries.h"

#include <map>

namespace mc::delivery {

/// How each provider is, as this instance knows it, in the order of allProviders. Thread-safe.
QList<model::ProviderHealth> providerHealth(const std::map<model::Provider, LaneCounts> &counts, const QDateTime &now);

} // namespace mc::delivery
