#pragma once

#include "http/router.h"
#include "ops/clock.h"
#include "store/store.h"

namespace mc::http {

/// Runs `work` for a POST that creates. With an Idempotency-Key it runs inside a transaction together with the key, and a
/// request seen before gets its first answer again (CONTRACT section 4). `afterCommit` runs once the work is committed:
/// for what is to be announced.
///
/// Errors, besides those of `work`: validation_error for a malformed key, conflict as IdempotencyKeys::claim() tells.
model::Result<Answer> once(const Request &request, store::Store &store, const ops::Clock &clock,
    const std::function<model::Result<Answer>()> &work, const std::function<void()> &afterCommit);

} // namespace mc::http
