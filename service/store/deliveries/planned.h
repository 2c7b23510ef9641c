#pragma once

#include <QtCore/QString>

namespace mc::store {

/// CTEs `planned` and `queued`, which store the deliveries of notifications: the only code that makes rows of `deliveries`.
/// `rows` is a CTE with journal::notificationFacts. `deliveries` is the JSON that writeDeliveries() wrote of each, and `at`
/// when they are made, both as SQL over a row `f`. What is not held counts by its recipient's limits from then on.
QString plannedDeliveries(const char *rows, const char *deliveries, const char *at);

} // namespace mc::store
