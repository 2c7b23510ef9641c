#pragma once

#include "admission/request_head.h"
#include "ops/settings.h"

namespace mc::http {

/// Tells from which address a request really comes, for the audit log, limits and throttles: the peer's, unless that is a proxy which
/// the operator trusts to say for whom it asks (CONTRACT section 12, "Behind a proxy").
///
/// What a proxy says is read from its end, where the nearest proxy has added what it saw itself, and only as far as trusted proxies
/// have written it: everything before may be the client's own invention. A value; for any thread.
class TrustedProxies
{
public:
    /// Trusts nobody.
    TrustedProxies() = default;
    TrustedProxies(const QList<ops::Network> &networks, ops::ForwardedHeader header)
        : m_networks(networks)
        , m_header(header)
    {
    }

    /// Where the header ends early, names nobody ("unknown", "_hidden"), or can't be read: the trusted proxy that it was received
    /// from.
    QHostAddress clientOf(const admission::RequestHead &head, const QHostAddress &peer) const;

private:
    bool trusts(const QHostAddress &address) const;

    QList<ops::Network> m_networks;
    ops::ForwardedHeader m_header = ops::ForwardedHeader::XForwardedFor;
};

} // namespace mc::http
