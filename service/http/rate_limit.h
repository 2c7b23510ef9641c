#pragma once

#include "admission/answer.h"
#include "auth/caller.h"
#include "http/rate_limiter.h"
#include "model/result.h"

#include <QtNetwork/QHostAddress>

namespace mc::http {

/// By what somebody unknown is counted: the address, of an IPv6 one its network of 64 bits, since whoever has one address of it
/// has them all.
QByteArray networkOf(const QHostAddress &peer);
/// By what a caller is counted: role and subject.
QByteArray keyOf(const auth::Caller &caller);

/// The limit of callers as requests and handshakes meet it, and what the answer says of it.
class RateLimit
{
public:
    /// Counts a request of whoever has that key: keyOf() when it is known who calls, else networkOf().
    RateLimit(RateLimiter &limiter, const QByteArray &key);

    /// The request goes no further. Error: NOTIF_007 with the time to wait.
    std::optional<model::Error> refusal() const;
    /// Adds RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers-10), unless there is no limit.
    void describe(admission::Answer &answer) const;

private:
    const ops::Rate m_rate;
    std::optional<RateLimiter::Verdict> m_verdict;
};

} // namespace mc::http
