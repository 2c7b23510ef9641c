#pragma once

#include "delivery/sender.h"
#include "ops/clock.h"
#include "ops/settings.h"
#include "outbound/http_client.h"
#include "wording/wording.h"

namespace mc::delivery {

/// Sends SMS by a Twilio-compatible Messages API, which tells later, at `/api/callbacks/sms/status/`, what became of them.
class SmsSender final : public Sender
{
public:
    /// `publicUrl`: where the provider reaches this service, without a final slash. Loop, words and clock outlive this.
    SmsSender(outbound::CurlLoop &loop, const wording::Words &words, const ops::Settings::Sms &settings,
        const QByteArray &publicUrl, const ops::Clock &clock);

    void send(const Attempt &attempt, Done done) override;

private:
    outbound::HttpRequest requestFor(const Attempt &attempt) const;

    outbound::HttpClient m_http;
    const wording::Words &m_words;
    const ops::Clock &m_clock;
    QUrl m_messages; ///< the account's
    QByteArray m_authorization; ///< a secret
    QString m_from;
    QByteArray m_callback; ///< to which the delivery's id is added
};

/// What the provider's answer to a message means for it.
AttemptResult smsResult(const outbound::HttpReply &reply, const QDateTime &now);

} // namespace mc::delivery
