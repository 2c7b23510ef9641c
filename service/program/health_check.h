#pragma once

#include "model/result.h"
#include "ops/settings.h"

namespace mc::program {

enum class HealthQuestion {
    Works, ///< GET /healthz: the process answers
    IsReady ///< GET /readyz: the database and its migrations are in order too
};

/// Asks the service that runs on this machine with these settings; answers within five seconds. Nothing secret is sent, so its
/// certificate, which is for another name than this machine's own addresses, is not checked.
/// Error: one line that says what is wrong.
model::Result<void> checkHealth(const ops::Settings::Http &http, HealthQuestion question);

} // namespace mc::program
