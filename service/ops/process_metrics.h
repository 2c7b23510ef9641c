#pragma once

#include "ops/metrics.h"

namespace mc::ops {

/// What Linux knows of this process, under the names that Prometheus' clients agree on: start, CPU time, memory,
/// descriptors. Nothing of what can't be read.
Metrics::Families processMetrics();

} // namespace mc::ops
