#pragma once

#include "delivery/access_token.h"
#include "ops/replaceable.h"
#include "wording/wording.h"

namespace mc::delivery {

/// Pushes by Firebase Cloud Messaging's HTTP v1 API (firebase.google.com/docs/reference/fcm/rest/v1/projects.messages) to
/// Android, web, and iOS apps that use Firebase.
class FcmSender final : public Sender
{
public:
    /// `account`: whose credentials may be replaced. `url`: FCM's, without a final slash.
    FcmSender(outbound::CurlLoop &loop, const ops::Replaceable<ServiceAccount> &account, const QUrl &url,
        const wording::Words &words, const ops::Clock &clock);

    void send(const Attempt &attempt, Done done) override;

private:
    void followAccount();
    struct Message
    {
        QByteArray body;
        QByteArray traceparent;
    };
    void post(const Message &message, const Done &done, bool mayRenew);

    outbound::HttpClient m_http;
    ops::Follower<ServiceAccount> m_account;
    AccessToken m_accessToken;
    const QString m_base;
    QUrl m_url;
    const wording::Words m_words;
    const ops::Clock &m_clock;
};

} // namespace mc::delivery
