#pragma once

#include <QtCore/QLoggingCategory>

namespace mc::ops {

/// The categories of the service's log, one a room. Which levels show is set by log/level (logging.h).
Q_DECLARE_LOGGING_CATEGORY(logAuth)
Q_DECLARE_LOGGING_CATEGORY(logDelivery)
Q_DECLARE_LOGGING_CATEGORY(logEvents)
Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logLoop)
Q_DECLARE_LOGGING_CATEGORY(logOps)
Q_DECLARE_LOGGING_CATEGORY(logRealtime)
Q_DECLARE_LOGGING_CATEGORY(logStore)

} // namespace mc::ops
