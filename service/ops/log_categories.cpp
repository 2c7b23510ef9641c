#include "ops/log_categories.h"

namespace mc::ops {

Q_LOGGING_CATEGORY(logAuth, "mc.auth")
Q_LOGGING_CATEGORY(logDelivery, "mc.delivery")
Q_LOGGING_CATEGORY(logEvents, "mc.events")
Q_LOGGING_CATEGORY(logHttp, "mc.http")
Q_LOGGING_CATEGORY(logLoop, "mc.loop")
Q_LOGGING_CATEGORY(logOps, "mc.ops")
Q_LOGGING_CATEGORY(logRealtime, "mc.realtime")
Q_LOGGING_CATEGORY(logStore, "mc.store")

} // namespace mc::ops
