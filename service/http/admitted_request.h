#pragma once

#include "admission/request_gate.h"
#include "http/rate_limit.h"
#include "http/request.h"
#include "http/router.h"

#include <optional>

namespace mc::http {

/// A request that was let through by its head: what was found out about it, for whoever answers it once it is whole. A value
/// that goes from thread to thread.
struct AdmittedRequest : admission::AdmittedHead
{
    Request request;
    const Route *route = nullptr; ///< null until one is found; outlives the request
    bool isConfirmed = true; ///< the directory knows the caller as active; otherwise it has to be asked first
    std::optional<RateLimit> limit; ///< as the caller met it; absent: the path has none
    std::chrono::steady_clock::duration spent {}; ///< on it so far
    std::optional<std::chrono::steady_clock::time_point> firstTry {}; ///< when it was to be answered for the first time
};

} // namespace mc::http
