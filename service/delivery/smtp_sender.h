#pragma once

#include "delivery/sender.h"
#include "ops/clock.h"
#include "outbound/mail_client.h"
#include "outbound/mail_header.h"
#include "vault/unsubscribe_tokens.h"
#include "wording/templates.h"

namespace mc::delivery {

/// Where mails go, and in whose name.
struct SmtpSetup
{
    QUrl server; ///< smtp:// or smtps://, perhaps with credentials
    QString from; ///< "Name <user@host>" or "user@host"
    QByteArray publicUrl; ///< the base of unsubscribe links, without a final slash
    outbound::MailOptions options {};
};

/// Sends mails by the clinic's own mail server: the notification as text and HTML, in the recipient's language, with a
/// link by which mails of its type are stopped at a click (RFC 8058).
class SmtpSender final : public Sender
{
public:
    /// Words, tokens and clock outlive this.
    SmtpSender(const SmtpSetup &setup, const wording::Words &words, const vault::UnsubscribeTokens &tokens,
        const ops::Clock &clock);

    void send(const Attempt &attempt, Done done) override;

private:
    outbound::Mail mailFor(const store::DueDelivery &due, const QByteArray &messageId);
    QByteArray messageIdOf(const store::DueDelivery &due) const;

    const QUrl m_server;
    const model::MailAddress m_from;
    const QByteArray m_unsubscribeUrl; ///< to which the token is added
    const wording::Words &m_words;
    const vault::UnsubscribeTokens &m_tokens;
    const ops::Clock &m_clock;
    wording::MailTemplate m_template;
    outbound::MailClient m_client;
};

/// What the server's reply means for a mail: 4xx is tried again, 5xx isn't (CONTRACT section 8). A refusal that came
/// before any mail was named, 5xx too, is about this service: mails wait until an operator has seen to it.
AttemptResult smtpResult(const outbound::MailReply &reply);

} // namespace mc::delivery
