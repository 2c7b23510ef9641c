#pragma once

#include "admission/answer.h"
#include "auth/caller.h"
#include "http/rate_limiter.h"
#include "model/result.h"

#include <QtNetwork/QHostAddress>

namespace mc::http {

/// The limit of callers as requests and handshakes meet it: who is counted, and what the answer says of it.
class RateLimit
{
public:
    /// Counts a request of that caller: by role and subject, or, when it is not known who calls, by address, an IPv6 one by
    /// its network of 64 bits, since whoever has one address of it has them all.
    RateLimit(RateLimiter &limiter, const model::Result<Caller> &caller, const QHostAddress &peer);

    /// The request goes no further. Error: NOTIF_007 with the time to wait.
    std::optional<model::Error> refusal() const;
    /// Adds RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers-10), unless there is no limit.
    void describe(Answer &answer) const;

private:
    const ops::Rate &m_rate;
    std::optional<RateLimiter::Verdict> m_verdict;
};

} // namespace mc::http
