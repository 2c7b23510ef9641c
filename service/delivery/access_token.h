#pragma once

#include "delivery/sender.h"
#include "delivery/service_account.h"
#include "jose/signing_key.h"
#include "ops/clock.h"
#include "outbound/http_client.h"

namespace mc::delivery {

/// The access token by which a service account sends (RFC 7523: a signed assertion is exchanged for it). Kept, and renewed
/// before it ends: when a tenth of its life is left it is still handed out while a new one is fetched. Lives on the lane's
/// thread.
class AccessToken
{
public:
    /// The token, or why there is none.
    using Done = std::function<void(const QByteArray &token, const AttemptResult &failure)>;

    AccessToken(outbound::HttpClient &http, const ServiceAccount &account, const ops::Clock &clock);

    /// At once when there is one, else when it has come.
    void use(Done done);
    /// The provider does not take that one any more.
    void forget(const QByteArray &token);

private:
    void fetch();
    void onReply(const outbound::HttpReply &reply);
    QByteArray assertion() const;

    outbound::HttpClient &m_http;
    const ServiceAccount m_account;
    const std::optional<jose::SigningKey> m_key;
    const ops::Clock &m_clock;
    QByteArray m_token;
    QDateTime m_renewAt;
    QDateTime m_endsAt;
    QList<Done> m_waiting;
    bool m_isFetching = false;
};

} // namespace mc::delivery
