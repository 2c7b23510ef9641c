#pragma once

#include "delivery/sender.h"
#include "delivery/service_account.h"
#include "jose/signing_key.h"
#include "ops/clock.h"
#include "outbound/http_client.h"

namespace mc::delivery {

/// The access token by which a service account sends (RFC 7523: a signed assertion is exchanged for it). It is kept, and
/// renewed when a tenth of its life is left; until the new one has come, the old one is used. Lives on the lane's
/// thread.
class AccessToken
{
public:
    /// The token, or why there is none.
    using Done = std::function<void(const QByteArray &token, const AttemptResult &failure)>;

    AccessToken(outbound::HttpClient &http, const ServiceAccount &account, const ops::Clock &clock);

    /// Calls back at once if there is a token, else when one has come or failed to.
    void use(const Done &done);
    /// From now on for that account, or with its new key.
    void adopt(const ServiceAccount &account);
    /// The provider no longer accepts that one.
    void forget(const QByteArray &token);

private:
    void fetch();
    void onReply(const outbound::HttpReply &reply);
    QByteArray assertion() const;

    outbound::HttpClient &m_http;
    ServiceAccount m_account;
    std::optional<jose::SigningKey> m_key;
    const ops::Clock &m_clock;
    QByteArray m_token;
    QDateTime m_renewAt;
    QDateTime m_endsAt;
    QList<Done> m_waiting;
    bool m_isFetching = false;
    bool m_isOutdated = false; ///< what is being fetched is for the account of before
};

} // namespace mc::delivery
