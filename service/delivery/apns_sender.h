#pragma once

#include "delivery/sender.h"
#include "jose/signing_key.h"
#include "ops/clock.h"
#include "ops/replaceable.h"
#include "outbound/http_client.h"
#include "wording/wording.h"

namespace mc::delivery {

/// A key for APNs and the app it pushes to.
struct ApnsAccount
{
    QByteArray key; ///< .p8, PEM; a secret
    QByteArray keyId;
    QByteArray teamId;
    QByteArray topic; ///< the app's bundle id
};

/// Pushes by Apple's own service, over HTTP/2 (developer.apple.com, "Sending notification requests to APNs").
///
/// The provider token is made anew every fifty minutes: Apple takes none older than an hour, and no new one more often than every
/// twenty minutes.
class ApnsSender final : public Sender
{
public:
    /// `account`: whose key may be replaced. `url`: APNs', without a final slash; http:// is spoken as HTTP/2 in clear text.
    ApnsSender(outbound::CurlLoop &loop, const ops::Replaceable<ApnsAccount> &account, const QUrl &url,
        const wording::Words &words, const ops::Clock &clock);

    void send(const Attempt &attempt, Done done) override;

private:
    void followAccount();
    void post(const outbound::HttpRequest &request, const Done &done, bool mayRenew);
    QByteArray providerToken();

    outbound::HttpClient m_http;
    ops::Follower<ApnsAccount> m_followed;
    ApnsAccount m_account;
    std::optional<jose::SigningKey> m_key;
    const QByteArray m_url;
    const wording::Words m_words;
    const ops::Clock &m_clock;
    QByteArray m_token;
    QDateTime m_tokenMadeAt;
};

} // namespace mc::delivery
