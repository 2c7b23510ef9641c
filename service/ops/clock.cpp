#include "ops/clock.h"

namespace mc::ops {

QDateTime SystemClock::now() const { return QDateTime::currentDateTimeUtc(); }

} // namespace mc::ops
