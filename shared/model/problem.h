#pragma once

#include "model/error.h"

#include <QtCore/QJsonObject>

namespace mc::model {

/// The error of an answer with that HTTP status, for clients. `problem`: its RFC 9457 body (CONTRACT section 4), empty when
/// it had none, as that of a proxy; then the status alone says what went wrong. `retryAfter`: seconds, 0: none.
Error errorFromProblem(const QJsonObject &problem, int status, int retryAfter = 0);

} // namespace mc::model
