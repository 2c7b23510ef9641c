#pragma once

#include "http/router.h"
#include "store/requests/idempotency_keys.h"

#include <functional>

namespace mc::http {

/// Whether a repetition of the request gets its first answer again: it has an Idempotency-Key, and its route asks for that.
bool isAnsweredOnce(const Route &route, const Request &request);

/// Error: validation_error for a key that is not 1 to 255 visible ASCII characters (CONTRACT section 11).
model::Result<void> checkIdempotencyKey(const Route &route, const Request &request);

/// Answers a request that isAnsweredOnce(): by `handler` the first time, by its answer afterwards. In a transaction of `work`,
/// so that either both the change and the row that keeps its answer are there or neither is; the second of two requests with
/// a key waits for the first (CONTRACT section 4).
///
/// Errors: those of the handler; conflict for a key that came with another request before.
model::Result<Answer> answerOnce(const Route &route, const Request &request, store::IdempotencyKeys &keys,
    const QDateTime &now, work::Work &work, const std::function<model::Result<Answer>()> &handler);

} // namespace mc::http
